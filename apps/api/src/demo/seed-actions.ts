import type { EntityManager } from 'typeorm';
import { DEMO, type DemoAction, type DemoPart } from './demo-data.ts';
import { ACTOR, AT, deedsOfUpdate, type Deed } from './seed-history.ts';

/** What was proposed, answered, planned, postponed and reported in follow-up actions. */
export function deedsOfActions(manager: EntityManager, filesDir: string): Deed[] {
  return DEMO.actions.flatMap((action) => deedsOfAction(manager, filesDir, action));
}

function deedsOfAction(manager: EntityManager, filesDir: string, action: DemoAction): Deed[] {
  const made = { id: '' };
  const by = action.proposer === null ? 'coordinator' : 'focal';
  const state = action.proposer ?? 'NER';
  const deeds: Deed[] = [{ daysAgo: action.created, by, state, run: () => propose(manager, action, made) }];
  for (const [partState, part] of Object.entries(action.parts)) {
    const answered = action.created - (part.after ?? 0);
    const detailed = part.responsible !== undefined;
    if (partState !== action.proposer && part.response && part.response !== 'invited') deeds.push({ daysAgo: answered, by: 'focal', state: partState, run: () => answer(manager, made.id, partState, part) });
    if (detailed) deeds.push({ daysAgo: answered, by: 'focal', state: partState, run: () => detail(manager, made.id, partState, part) });
    for (const update of part.updates ?? []) deeds.push(...deedsOfUpdate(manager, filesDir, partState, () => ({ kind: 'action', id: made.id }), update));
  }
  const { postponed, cancelled } = action;
  if (postponed) deeds.push({ daysAgo: postponed.daysAgo, by, state, run: () => postpone(manager, made.id, action.dueInDays, postponed.reason) });
  if (cancelled) {
    const cancel = `UPDATE actions SET phase = 'cancelled', cancel_reason = $2, cancelled_at = ${AT} WHERE id = $1`;
    deeds.push({ daysAgo: cancelled.daysAgo, by, state, run: () => manager.query(cancel, [made.id, cancelled.reason]) });
  }
  return deeds;
}

async function propose(manager: EntityManager, action: DemoAction, made: { id: string }): Promise<void> {
  const [row] = (await manager.query(
    `INSERT INTO actions (programme_id, proposer_state, proposed_by, title, text, starts_on, due_on, first_due_on, completion_rule, lead_state, audience, illustrative, created_at)
    VALUES (current_setting('suivi.programme')::uuid, $1, ${ACTOR}, $2, $3, current_date + $4::integer, current_date + $5::integer, current_date + $5::integer, $6, $7, $8, true, ${AT}) RETURNING id`,
    [action.proposer, action.title, action.text, action.startsInDays, action.firstDueInDays ?? action.dueInDays, action.completionRule ?? 'all_parts', action.leadState ?? null, action.audience],
  )) as [{ id: string }];
  made.id = row.id;
  await manager.query(
    `INSERT INTO action_parts (action_id, state_code, response, audience) SELECT $1, state, CASE WHEN state = $3 THEN 'accepted' ELSE 'invited' END, $4 FROM unnest($2::text[]) state`,
    [row.id, Object.keys(action.parts), action.proposer, action.audience],
  );
  if (!action.draft) await manager.query(`UPDATE actions SET phase = 'active' WHERE id = $1`, [row.id]);
}

async function answer(manager: EntityManager, id: string, state: string, part: DemoPart): Promise<void> {
  await manager.query(`UPDATE action_parts SET response = $3, response_reason = $4, responded_at = ${AT} WHERE action_id = $1 AND state_code = $2`, [id, state, part.response, part.reason ?? null]);
}

async function detail(manager: EntityManager, id: string, state: string, part: DemoPart): Promise<void> {
  await manager.query(
    `UPDATE action_parts SET responsible_institution_id = (SELECT id FROM institutions WHERE code = $3), contact = $4, means = $5, assistance = $6, obstacles = $7 WHERE action_id = $1 AND state_code = $2`,
    [id, state, part.responsible, part.contact ?? null, part.means ?? null, part.assistance ?? null, part.obstacles ?? null],
  );
  await manager.query('INSERT INTO action_part_institutions SELECT $1, $2, id FROM institutions WHERE code = ANY($3)', [id, state, part.supporting ?? []]);
  await manager.query(
    `INSERT INTO action_commitments SELECT $1, $2, c.id FROM commitments c JOIN recommendations r ON r.id = c.recommendation_id WHERE c.state_code = $2 AND r.reference = ANY($3)`,
    [id, state, part.commitments ?? []],
  );
  for (const [position, milestone] of (part.milestones ?? []).entries()) {
    await manager.query('INSERT INTO action_milestones (action_id, state_code, position, title, weight, due_on) VALUES ($1, $2, $3, $4, $5, current_date + $6::integer)', [id, state, position + 1, milestone.title, milestone.weight, milestone.dueInDays]);
  }
}

async function postpone(manager: EntityManager, id: string, dueInDays: number, reason: string): Promise<void> {
  await manager.query(
    `INSERT INTO action_postponements (action_id, programme_id, from_on, to_on, reason, postponed_by)
    SELECT id, programme_id, due_on, current_date + $2::integer, $3, ${ACTOR} FROM actions WHERE id = $1`,
    [id, dueInDays, reason],
  );
  await manager.query('UPDATE actions SET due_on = current_date + $2::integer WHERE id = $1', [id, dueInDays]);
  // Only now: the guard of the due date wants a reason given at the same moment.
  await manager.query(`UPDATE action_postponements SET at = ${AT} WHERE action_id = $1`, [id]);
}
