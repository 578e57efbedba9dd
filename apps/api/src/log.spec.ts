import { QueryFailedError } from 'typeorm';
import { errorOf } from './log.ts';

describe('the log', () => {
  it("names an error's cause without what a person typed", () => {
    const cause = Object.assign(new Error('duplicate key value violates unique constraint "users_email_key"'), { code: '23505', detail: 'Key (email)=(somebody@suivi.example) already exists.' });
    const logged = errorOf(new QueryFailedError('INSERT INTO users (email) VALUES ($1)', ['somebody@suivi.example'], cause));
    expect(logged).toMatchObject({ code: '23505', message: expect.stringContaining('users_email_key') });
    expect(JSON.stringify(logged)).not.toContain('somebody');
  });
});
