/** Commitments by the name of their State, the reader's own first: an order that ranks nobody (product rule 8). */
export function ownStateFirst<Item extends { stateCode: string }>(items: readonly Item[], own: string | null, nameOf: (code: string) => string): Item[] {
  return [...items].sort((left, right) => Number(right.stateCode === own) - Number(left.stateCode === own) || nameOf(left.stateCode).localeCompare(nameOf(right.stateCode)));
}
