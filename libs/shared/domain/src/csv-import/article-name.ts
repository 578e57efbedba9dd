/** The id that a treaty article named in a file would have: `UNTOC-5`, `SOM 6` and `SOM art. 6` are the same kind of answer. */
export function articleIdOf(name: string): string {
  const [, instrument = '', number = ''] = /^(untoc|som)\D*(\d{1,2})$/i.exec(name) ?? [];
  return `${instrument.toUpperCase()}-${Number(number)}`;
}
