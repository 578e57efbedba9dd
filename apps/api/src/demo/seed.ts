import { hashPassword } from '@suivi/access/api';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { loadQuestionnaires } from '../database/questionnaires.ts';
import { DEMO } from './demo-data.ts';
import { seedHistory } from './seed-history.ts';

/**
 * Lays out the demonstration once, in one transaction: a programme that is there already is left alone, whatever was done in it.
 * Files go to `filesDir`. Runs as the database's owner.
 */
export async function seedDemonstration(owner: DataSource, password: string, filesDir: string): Promise<void> {
  mkdirSync(filesDir, { recursive: true, mode: 0o700 });
  const passwordHash = await hashPassword(password);
  await owner.transaction(async (manager) => {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtext('suivi.demo'))`);
    const [{ there }] = (await manager.query('SELECT EXISTS (SELECT FROM programmes) AS there')) as [{ there: boolean }];
    if (there) return;
    // The journal's entries are written as each change is made, not all at the end under the last person's name.
    await manager.query('SET CONSTRAINTS ALL IMMEDIATE');
    const programmeId = await seedProgramme(manager);
    await loadQuestionnaires(manager);
    await seedPeople(manager, programmeId, passwordHash);
    await seedRecommendations(manager, programmeId);
    await seedHistory(manager, filesDir);
  });
}

async function seedProgramme(manager: EntityManager): Promise<string> {
  const { programme } = DEMO;
  const [{ id }] = (await manager.query(
    `INSERT INTO programmes (code, name, funder, partners, description, starts_on, ends_on, budget_eur, source_url) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [programme.code, programme.name, programme.funder, programme.partners, programme.description, programme.startsOn, programme.endsOn, programme.budgetEur, programme.sourceUrl],
  )) as [{ id: string }];
  await manager.query('INSERT INTO programme_states SELECT $1, unnest($2::text[])', [id, programme.states]);
  await manager.query(
    `INSERT INTO institutions (code, state_code, name, acronym) SELECT code, "stateCode", name, acronym FROM jsonb_to_recordset($1) AS i(code text, "stateCode" text, name jsonb, acronym text)`,
    [JSON.stringify(DEMO.institutions)],
  );
  for (const meeting of DEMO.meetings) {
    await manager.query(
      `INSERT INTO meetings (programme_id, code, kind, name, place, state_code, starts_on, ends_on, participants_total, participants_women, summary, source_url, follows_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, (SELECT id FROM meetings WHERE code = $13))`,
      [id, meeting.code, meeting.kind, meeting.name, meeting.place, meeting.stateCode, meeting.startsOn, meeting.endsOn, meeting.participantsTotal, meeting.participantsWomen, meeting.summary, meeting.sourceUrl, meeting.follows],
    );
  }
  return id;
}

async function seedPeople(manager: EntityManager, programmeId: string, passwordHash: string): Promise<void> {
  for (const user of DEMO.users) {
    await manager.query(
      `WITH made AS (INSERT INTO users (email, name, password_hash, language) VALUES ($1, $2, $3, $4) RETURNING id)
      INSERT INTO memberships (user_id, programme_id, role, state_code, institution_id)
      SELECT made.id, $5, $6, $7, (SELECT id FROM institutions WHERE code = $8) FROM made`,
      [user.email, user.name, passwordHash, user.language, programmeId, user.role, user.state ?? null, user.state ? (user.institution ?? null) : null],
    );
  }
}

async function seedRecommendations(manager: EntityManager, programmeId: string): Promise<void> {
  for (const recommendation of DEMO.recommendations) {
    const [first] = recommendation.versions;
    const [{ id }] = (await manager.query(
      `INSERT INTO recommendations (programme_id, meeting_id, reference, phase, version, audience, illustrative, source_url, adopted_on, created_by)
      SELECT $1, m.id, $2, 'draft', $3, 'public', $4, $5, $6, (SELECT user_id FROM memberships WHERE programme_id = $1 AND role = 'coordinator' LIMIT 1) FROM meetings m WHERE m.code = $7 RETURNING id`,
      [programmeId, recommendation.reference, recommendation.versions.length, recommendation.illustrative, recommendation.sourceUrl, first?.adoptedOn, recommendation.meeting],
    )) as [{ id: string }];
    for (const version of recommendation.versions) {
      await manager.query('INSERT INTO recommendation_versions (recommendation_id, version, title, text, reason, adopted_on) VALUES ($1, $2, $3, $4, $5, $6)', [
        id,
        version.version,
        version.title,
        version.text,
        version.amendedReason ?? null,
        version.adoptedOn,
      ]);
    }
    await manager.query('INSERT INTO recommendation_themes SELECT $1, id FROM themes WHERE code = ANY($2)', [id, recommendation.themes]);
    await manager.query('INSERT INTO recommendation_articles SELECT $1, unnest($2::text[])', [id, recommendation.articles]);
    await manager.query('INSERT INTO recommendation_sdg_targets SELECT $1, unnest($2::text[])', [id, recommendation.sdgTargets]);
    await manager.query('INSERT INTO recommendation_states SELECT $1, unnest($2::text[])', [id, recommendation.states]);
    await manager.query(`UPDATE recommendations SET phase = 'adopted' WHERE id = $1`, [id]);
  }
}

/** Where the files of evidence are kept, under the data directory. */
export function filesDirOf(dataDir: string): string {
  return join(dataDir, 'files');
}
