import pg from 'pg';

/** Round trips allowed per request, session check, opening and commit included. */
export const READ = 3;
export const WRITE = 6;

/** Counts what the API sends to the database, statement string by statement string. */
export function countRoundTrips() {
  const original = pg.Client.prototype.query;
  const counted = { trips: 0 };
  pg.Client.prototype.query = function (this: pg.Client, ...parameters: unknown[]) {
    if ((this as unknown as { connectionParameters: { application_name?: string } }).connectionParameters.application_name === 'suivi-api') counted.trips++;
    return (original as (...all: unknown[]) => unknown).apply(this, parameters);
  } as typeof original;
  return { counted, stop: () => void (pg.Client.prototype.query = original) };
}
