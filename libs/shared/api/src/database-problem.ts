import type { ProblemCode } from '@suivi/shared/domain';

/** PostgreSQL error codes (and our own, SU...) that mean something to the person at the other end. */
const BY_SQLSTATE: Record<string, ProblemCode> = {
  '22P02': 'invalid_input',
  '22007': 'invalid_input',
  '22008': 'invalid_input',
  '22P05': 'invalid_input',
  '22021': 'invalid_input',
  '23502': 'invalid_input',
  '23503': 'invalid_input',
  '23505': 'conflict',
  '23514': 'invalid_input',
  '23P01': 'conflict',
  '40001': 'conflict',
  '40P01': 'conflict',
  '42501': 'forbidden',
  '53100': 'disk_full',
  SU001: 'wrong_phase',
  SU002: 'invalid_input',
  SU003: 'wrong_phase',
  SU004: 'conflict',
  SU005: 'conflict',
};
const AWAY = /^(0800[0-46]|57P|53[23])/;
const AWAY_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT']);
const AWAY_MESSAGES = /Connection terminated|timeout exceeded when trying to connect|the database system is|Client has encountered a connection error|not queryable/i;

/** Which problem an error thrown by the database driver stands for; null when it is not one we know. */
export function problemOfDatabase(error: unknown): ProblemCode | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') {
    if (AWAY.test(code) || AWAY_CODES.has(code)) return 'database_away';
    if (code === 'ENOSPC') return 'disk_full';
    const known = BY_SQLSTATE[code];
    if (known) return known;
  }
  return AWAY_MESSAGES.test(error.message) ? 'database_away' : null;
}
