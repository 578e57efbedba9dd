import { Controller, Get } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { sdgTargetListSchema, vocabularySchema, type Vocabulary } from '@suivi/states/domain';

const agg = (json: string, order: string) => `coalesce(jsonb_agg(${json} ORDER BY ${order}), '[]')`;

const VOCABULARY = `SELECT jsonb_build_object(
  'states', (SELECT ${agg(`jsonb_build_object('code', s.code, 'alpha2', s.alpha2)`, 's.code')} FROM programme_states ps JOIN states s ON s.code = ps.state_code),
  'institutions', (SELECT ${agg(`jsonb_build_object('id', i.id, 'stateCode', i.state_code, 'acronym', i.acronym, 'name', i.name)`, 'i.code')} FROM institutions i WHERE i.state_code IN (SELECT state_code FROM programme_states)),
  'taxonomies', (SELECT ${agg(
    `jsonb_build_object('id', t.id, 'code', t.code, 'name', t.name, 'themes', (SELECT ${agg(`jsonb_build_object('id', h.id, 'code', h.code, 'parentId', h.parent_id, 'name', h.name)`, 'h.position')} FROM themes h WHERE h.taxonomy_id = t.id))`,
    't.position',
  )} FROM taxonomies t),
  'articles', (SELECT ${agg(`jsonb_build_object('id', a.id, 'instrument', a.instrument, 'number', a.number, 'title', a.title)`, 'a.instrument DESC, a.number')} FROM treaty_articles a),
  'meetings', (SELECT ${agg(`jsonb_build_object('id', m.id, 'code', m.code, 'name', m.name, 'startsOn', m.starts_on)`, 'm.starts_on')} FROM meetings m)) AS vocabulary`;

@Controller()
export class VocabularyController {
  @Get('vocabulary')
  @Declares({ permission: 'vocabulary.read', summary: 'States, institutions, themes, treaty articles and meetings to choose from', answer: vocabularySchema })
  async read(@InWork() work: Work): Promise<Vocabulary> {
    const found = await work.row<{ vocabulary: Vocabulary }>(VOCABULARY);
    if (!found) throw new Error('a select without FROM returned no row');
    return found.vocabulary;
  }

  @Get('sdg-targets')
  @Declares({ permission: 'vocabulary.read', summary: 'The targets of the Sustainable Development Goals', answer: sdgTargetListSchema })
  async sdgTargets(@InWork() work: Work) {
    const rows = await work.rows<{ item: unknown }>(`SELECT jsonb_build_object('id', id, 'title', title) AS item FROM sdg_targets ORDER BY goal, length(id), id`);
    return { items: rows.map(({ item }) => item), nextCursor: null };
  }
}
