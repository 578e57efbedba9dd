/** SQL conditions under construction, with their values. */
export class Conditions {
  readonly list: string[] = [];

  constructor(readonly parameters: unknown[]) {}

  add(condition: string, value?: unknown): void {
    if (value !== undefined) this.parameters.push(value);
    this.list.push(value === undefined ? condition : condition.replaceAll('$?', `$${this.parameters.length}`));
  }

  get sql(): string {
    return this.list.length > 0 ? this.list.join(' AND ') : 'true';
  }
}
