import * as access from '@suivi/access/domain';
import * as actions from '@suivi/actions/domain';
import * as authorities from '@suivi/authorities/domain';
import * as comments from '@suivi/comments/domain';
import * as evidence from '@suivi/evidence/domain';
import * as journal from '@suivi/journal/domain';
import * as library from '@suivi/library/domain';
import * as meetings from '@suivi/meetings/domain';
import * as nationalReports from '@suivi/national-reports/domain';
import * as notifications from '@suivi/notifications/domain';
import * as questionnaires from '@suivi/questionnaires/domain';
import * as recommendations from '@suivi/recommendations/domain';
import * as reports from '@suivi/reports/domain';
import * as shared from '@suivi/shared/domain';
import * as states from '@suivi/states/domain';
import { z, type ZodType } from 'zod';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

const PLACE = '#/components/schemas/';
const SENT = 'Sent';

/** The contracts of every domain, each under its own name: `commitmentSummarySchema` is `CommitmentSummary`. */
function named(): Map<string, ZodType> {
  const found = new Map<string, ZodType>();
  for (const domain of [shared, access, states, authorities, evidence, library, meetings, questionnaires, comments, recommendations, actions, nationalReports, reports, journal, notifications]) {
    for (const [name, value] of Object.entries(domain)) {
      if (name.endsWith('Schema') && value instanceof z.ZodType) found.set(name[0]?.toUpperCase() + name.slice(1, -'Schema'.length), value);
    }
  }
  return found;
}

/** JSON Schema of the contracts, named parts referred to; what is sent may differ from what is answered, as where a default fills in. */
export class Components {
  private readonly registry = z.registry<{ id: string }>();
  private readonly schemas: Record<'input' | 'output', Record<string, JsonObject>>;
  /** Parts that a client sends otherwise than it is answered. */
  private readonly differing = new Set<string>();
  private readonly used = new Set<string>();

  constructor() {
    for (const [id, schema] of named()) this.registry.add(schema, { id });
    const all = (io: 'input' | 'output') => {
      const { schemas } = z.toJSONSchema(this.registry, { io, unrepresentable: 'any', uri: (id) => PLACE + id });
      return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, cleaned(schema as Json) as JsonObject]));
    };
    this.schemas = { input: all('input'), output: all('output') };
    for (const [id, schema] of Object.entries(this.schemas.output)) if (JSON.stringify(schema) !== JSON.stringify(this.schemas.input[id])) this.differing.add(id);
    for (let before = -1; before !== this.differing.size; ) {
      before = this.differing.size;
      for (const [id, schema] of Object.entries(this.schemas.output)) if (referredBy(schema).some((part) => this.differing.has(part))) this.differing.add(id);
    }
  }

  /** A contract as it stands in an operation: by reference where it has a name. */
  of(schema: ZodType, io: 'input' | 'output'): JsonObject {
    const id = this.registry.get(schema)?.id;
    const json = id ? { $ref: PLACE + id } : cleaned(z.toJSONSchema(schema, { io, unrepresentable: 'any', metadata: this.registry }) as Json);
    return this.referring(json as JsonObject, io);
  }

  /** The parts that operations referred to, by name. */
  all(): JsonObject {
    const parts: [string, JsonObject][] = [];
    for (const name of this.used) {
      const sent = name.endsWith(SENT) && this.differing.has(name.slice(0, -SENT.length));
      const io = sent ? 'input' : 'output';
      const schema = this.schemas[io][sent ? name.slice(0, -SENT.length) : name];
      // Adds to the set that is being walked, which then walks the addition as well.
      if (schema) parts.push([name, this.referring(schema, io)]);
    }
    return Object.fromEntries(parts.sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  private referring(schema: JsonObject, io: 'input' | 'output'): JsonObject {
    return mapReferences(schema, (id) => {
      const name = io === 'input' && this.differing.has(id) ? id + SENT : id;
      this.used.add(name);
      return PLACE + name;
    }) as JsonObject;
  }
}

/** Without the dialect, address and definitions that every part repeats, and open for fields that come later. */
function cleaned(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(cleaned);
  if (schema === null || typeof schema !== 'object') return schema;
  const kept = Object.entries(schema).filter(([key, value]) => !['$schema', '$id', '$defs'].includes(key) && !(key === 'additionalProperties' && value === false));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === 'properties' ? Object.fromEntries(Object.entries(value as JsonObject).map(([name, property]) => [name, cleaned(property)])) : cleaned(value)]),
  );
}

function mapReferences(schema: Json, replace: (id: string) => string): Json {
  if (Array.isArray(schema)) return schema.map((part) => mapReferences(part, replace));
  if (schema === null || typeof schema !== 'object') return schema;
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, key === '$ref' && typeof value === 'string' ? replace(value.slice(value.lastIndexOf('/') + 1)) : mapReferences(value, replace)]));
}

function referredBy(schema: Json): string[] {
  const found: string[] = [];
  mapReferences(schema, (id) => {
    found.push(id);
    return id;
  });
  return found;
}
