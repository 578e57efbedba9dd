import { submittedContent } from '@suivi/recommendations/api';
import type { Subject, SubmissionMilestone } from '@suivi/recommendations/domain';
import type { Evidence } from '@suivi/evidence/domain';
import { canonicalJson, sha256 } from '@suivi/shared/api';
import type { TranslatedText } from '@suivi/shared/domain';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { DEMO, type DemoCommitment, type DemoEvidence, type DemoUpdate } from './demo-data.ts';
import { deedsOfActions } from './seed-actions.ts';
import { deedsOfReports } from './seed-reports.ts';
import { samplePdf } from './sample-pdf.ts';
import { deedsOfAuthority } from './seed-authorities.ts';
import { deedsOfComments, readAllComments } from './seed-comments.ts';
import { deedsOfLibrary } from './seed-library.ts';

/** Something that was done on a day, by somebody. */
export interface Deed {
  daysAgo: number;
  by: 'focal' | 'expert' | 'coordinator';
  state: string;
  run: () => Promise<unknown>;
}

const originalOf = (text: TranslatedText) => text.versions[text.original]?.text ?? '';

/** Four years of declarations, returns and validations, made in the order in which they happened, so that the journal tells it so. */
export async function seedHistory(manager: EntityManager, filesDir: string): Promise<void> {
  const deeds = [...DEMO.commitments.flatMap((commitment) => deedsOf(manager, filesDir, commitment)), ...deedsOfActions(manager, filesDir), ...deedsOfReports(manager), ...DEMO.authorities.flatMap((authority) => deedsOfAuthority(manager, authority)), ...deedsOfComments(manager), ...deedsOfLibrary(manager)];
  for (const deed of deeds.sort((one, other) => other.daysAgo - one.daysAgo)) {
    await manager.query(
      `SELECT set_config('suivi.at', (date_trunc('day', now()) - make_interval(days => $1) + interval '9 hours')::text, true), set_config('suivi.user', m.user_id::text, true),
        set_config('suivi.role', m.role, true), set_config('suivi.state', coalesce(m.state_code, ''), true), set_config('suivi.programme', m.programme_id::text, true)
      FROM memberships m WHERE m.role = $2 AND ($2 = 'coordinator' OR m.state_code = $3) LIMIT 1`,
      [deed.daysAgo, deed.by === 'focal' ? 'focal_point' : deed.by === 'expert' ? 'contributor' : 'coordinator', deed.state],
    );
    await deed.run();
  }
  await readAllComments(manager);
  await manager.query(`SELECT set_config('suivi.at', '', true)`);
}

export const ACTOR = `current_setting('suivi.user')::uuid`;
export const AT = 'moment()';

function deedsOf(manager: EntityManager, filesDir: string, commitment: DemoCommitment): Deed[] {
  const state = commitment.state;
  let commitmentId = '';
  const deeds: Deed[] = [
    {
      daysAgo: 1_500,
      by: 'coordinator',
      state,
      run: async () => {
        const [row] = (await manager.query(
          `INSERT INTO commitments (programme_id, recommendation_id, state_code, acceptance, reason, lead_institution_id, due_on, adopted_on, followed_from, audience, illustrative)
          SELECT r.programme_id, r.id, $2, $3, $4, (SELECT id FROM institutions WHERE code = $5), current_date + $6::integer, r.adopted_on, r.adopted_on, $7, true FROM recommendations r WHERE r.reference = $1 RETURNING id`,
          [commitment.recommendation, state, commitment.acceptance, commitment.reason, commitment.leadInstitution, commitment.dueInDays, commitment.audience],
        )) as [{ id: string }];
        commitmentId = row.id;
        await manager.query('INSERT INTO commitment_institutions SELECT $1, $2, id FROM institutions WHERE code = ANY($3)', [commitmentId, state, commitment.supportingInstitutions]);
      },
    },
  ];
  for (const update of commitment.updates) deeds.push(...deedsOfUpdate(manager, filesDir, state, () => ({ kind: 'commitment', id: commitmentId }), update));
  return deeds;
}

/** An update from its draft to the coordinator's last word; `subject` is asked once it is there. */
export function deedsOfUpdate(manager: EntityManager, filesDir: string, state: string, subject: () => Subject, update: DemoUpdate): Deed[] {
  const submittedDaysAgo = update.submittedDaysAgo ?? 0;
  const draftedDaysAgo = update.createdDaysAgo ?? submittedDaysAgo + 1;
  const written: { id: string; evidence: Evidence[] } = { id: '', evidence: [] };
  const submit = async () => {
    const milestones = (await manager.query(
      `SELECT reached.value->>'milestoneId' AS "milestoneId", reached.value->>'reachedOn' AS "reachedOn", m.title, m.weight, (SELECT sum(every.weight)::integer FROM action_milestones every WHERE every.action_id = m.action_id AND every.state_code = m.state_code) AS total
      FROM updates u CROSS JOIN jsonb_array_elements(u.milestones) reached(value) JOIN action_milestones m ON m.id = (reached.value->>'milestoneId')::uuid WHERE u.id = $1 ORDER BY m.position`,
      [written.id],
    )) as (SubmissionMilestone & { weight: number; total: number })[];
    const done = milestones.reduce((sum, { weight }) => sum + weight, 0);
    const reached = { milestones: milestones.map(({ milestoneId, reachedOn, title }) => ({ milestoneId, reachedOn, title })), progress: milestones[0] ? Math.floor((100 * done) / milestones[0].total) : null };
    const content = submittedContent({ subject: subject(), declaredStatus: update.declaredStatus, narrative: update.narrative, challenges: update.challenges, evidence: written.evidence }, reached);
    await manager.query(
      `INSERT INTO submissions (programme_id, update_id, commitment_id, action_id, state_code, receipt_number, submitted_at, submitted_by, content, sha256, declared_status, audience)
      SELECT u.programme_id, u.id, u.commitment_id, u.action_id, u.state_code, 'S-' || to_char(${AT}, 'YYYY') || '-' || lpad(nextval('receipt_numbers')::text, 6, '0'), ${AT}, ${ACTOR}, $2, $3, u.declared_status, u.audience FROM updates u WHERE u.id = $1`,
      [written.id, content, sha256(canonicalJson(content))],
    );
  };
  const deeds: Deed[] = [
    {
      daysAgo: draftedDaysAgo,
      by: update.author,
      state,
      run: async () => {
        const [row] = (await manager.query(
          `INSERT INTO updates (programme_id, commitment_id, action_id, state_code, author_id, declared_status, narrative, challenges, audience, ready_for_clearance, created_at, updated_at, milestones)
          SELECT current_setting('suivi.programme')::uuid, CASE WHEN $7 = 'commitment' THEN $1::uuid END, CASE WHEN $7 = 'action' THEN $1::uuid END, $8, ${ACTOR}, $2, $3, $4, $5, $6, ${AT}, ${AT},
            (SELECT coalesce(jsonb_agg(jsonb_build_object('milestoneId', m.id, 'reachedOn', current_date - (reached->>'daysAgo')::integer) ORDER BY m.position), '[]')
              FROM jsonb_array_elements($9::jsonb) reached JOIN action_milestones m ON m.action_id = $1 AND m.state_code = $8 AND m.position = 1 + (reached->>'milestone')::integer)
          RETURNING id`,
          [subject().id, update.declaredStatus, update.narrative, update.challenges, update.audience, update.readyForClearance ?? false, subject().kind, state, JSON.stringify(update.reached ?? [])],
        )) as [{ id: string }];
        written.id = row.id;
        for (const piece of update.evidence) written.evidence.push(await seedEvidence(manager, filesDir, written.id, piece));
      },
    },
  ];
  if (update.phase === 'draft') return deeds;
  deeds.push({ daysAgo: submittedDaysAgo, by: 'focal', state, run: submit });
  let daysAgo = submittedDaysAgo;
  for (const round of update.rounds) {
    daysAgo -= round.afterDays;
    if (round.outcome === 'withdrawn') {
      deeds.push({ daysAgo, by: 'focal', state, run: async () => void (await manager.query(`UPDATE submissions SET phase = 'withdrawn' WHERE update_id = $1 AND phase = 'submitted'`, [written.id])) });
      continue;
    }
    const { outcome, comment } = round;
    const verified = outcome === 'validated' ? round.verifiedStatus : null;
    deeds.push({
      daysAgo,
      by: 'coordinator',
      state,
      run: async () =>
        void (await manager.query(
          `INSERT INTO reviews (programme_id, submission_id, commitment_id, action_id, state_code, reviewer_id, outcome, comment, verified_status, reviewed_at)
          SELECT s.programme_id, s.id, s.commitment_id, s.action_id, s.state_code, ${ACTOR}, $2, $3, $4, ${AT} FROM submissions s WHERE s.update_id = $1 AND s.phase = 'submitted'`,
          [written.id, outcome, comment ? originalOf(comment) : null, verified],
        )),
    });
    if (outcome === 'returned' && round.resubmittedAfterDays !== undefined) {
      daysAgo -= round.resubmittedAfterDays;
      deeds.push({ daysAgo, by: 'focal', state, run: submit });
    }
  }
  return deeds;
}

async function seedEvidence(manager: EntityManager, filesDir: string, updateId: string, piece: DemoEvidence): Promise<Evidence> {
  const title = originalOf(piece.title);
  const file = piece.kind === 'file' ? samplePdf(['Document de démonstration (illustratif)', title, piece.fileName ?? '', 'Ce fichier tient lieu de pièce justificative ; son contenu est fictif.']) : null;
  const hash = file ? createHash('sha256').update(file).digest('hex') : null;
  const [row] = (await manager.query(
    `INSERT INTO evidence (programme_id, update_id, commitment_id, action_id, state_code, kind, title, dated_on, language, document_kind, confidentiality, url, file_name, media_type, size_bytes, received_bytes, complete, sha256, created_by, created_at, valid_until)
    SELECT u.programme_id, u.id, u.commitment_id, u.action_id, u.state_code, $2, $3, coalesce($4::date, current_date - $5::integer), $6, $7, $8, $9, $10, $11, $12, $12, true, $13, u.author_id, ${AT}, current_date + $14::integer FROM updates u WHERE u.id = $1
    RETURNING id, dated_on::text, valid_until::text`,
    [updateId, piece.kind, title, piece.datedOn ?? null, piece.datedDaysAgo, piece.language, piece.documentKind, piece.confidentiality, piece.url ?? null, piece.fileName ?? null, file ? 'application/pdf' : null, file?.length ?? null, hash, piece.validDaysAhead ?? null],
  )) as [{ id: string; dated_on: string; valid_until: string | null }];
  if (file) await writeFile(join(filesDir, row.id), file, { mode: 0o600 });
  return {
    id: row.id,
    kind: piece.kind,
    title,
    datedOn: row.dated_on,
    validUntil: row.valid_until,
    language: piece.language,
    documentKind: piece.documentKind as Evidence['documentKind'],
    confidentiality: piece.confidentiality,
    url: piece.url ?? null,
    fileName: piece.fileName ?? null,
    mediaType: file ? 'application/pdf' : null,
    sizeBytes: file?.length ?? null,
    receivedBytes: file?.length ?? null,
    complete: true,
    sha256: hash,
  };
}
