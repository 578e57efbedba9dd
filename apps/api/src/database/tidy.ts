import type { DataSource } from 'typeorm';

/** Removes what only mattered for a while: answers kept for repeated requests, ended sessions, old sign-in failures, browsers not seen for long, files announced of which nothing came within a week. */
export async function tidy(owner: DataSource): Promise<void> {
  await owner.query(`
    DELETE FROM idempotency_keys WHERE created_at < now() - interval '7 days';
    DELETE FROM sessions WHERE expires_at < now();
    DELETE FROM sign_in_failures WHERE last_at < now() - interval '1 day';
    DELETE FROM known_devices WHERE last_used_at < now() - interval '180 days';
    DELETE FROM evidence e USING updates u WHERE u.id = e.update_id AND NOT e.complete AND e.removed_at IS NULL AND e.received_bytes = 0 AND e.created_at < now() - interval '7 days' AND u.phase IN ('draft', 'returned', 'withdrawn');`);
}
