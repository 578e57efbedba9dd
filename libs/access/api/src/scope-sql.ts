import { isContains, type Scope } from '@suivi/access/domain';

/**
 * A scope as an SQL condition on the table under `alias`, with its values appended to `parameters`. This is the first wall; that the
 * second, row-level security, lets through the same rows is shown by a property test.
 */
export function scopeSql(scope: Scope, alias: string, parameters: unknown[]): string {
  if (scope.length === 0) return 'false';
  const alternatives = scope.map((alternative) => {
    const conditions = Object.entries(alternative).map(([column, wanted]) => {
      const name = `${alias}.${column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
      if (wanted === null) return `${name} IS NULL`;
      if (isContains(wanted)) {
        parameters.push([wanted.contains]);
        return `${name} @> $${parameters.length}::text[]`;
      }
      parameters.push(wanted);
      return Array.isArray(wanted) ? `${name} = ANY($${parameters.length})` : `${name} = $${parameters.length}`;
    });
    return conditions.length === 0 ? 'true' : `(${conditions.join(' AND ')})`;
  });
  return `(${alternatives.join(' OR ')})`;
}
