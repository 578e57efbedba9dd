import { z } from 'zod';
import { audienceSchema } from '@suivi/access/domain';
import { dateSchema, dayShownSchema, idSchema, lawDateSchema, lineText, listOf, pastDateSchema, rowVersionSchema, stateCodeSchema, translatedLine, translatedText, webAddressSchema } from '@suivi/shared/domain';

/** What the library holds, as its addresses say it. */
export const LIBRARY_KINDS = ['legislation', 'case-law', 'strategies'] as const;
export const libraryKindSchema = z.enum(LIBRARY_KINDS);
export type LibraryKind = z.infer<typeof libraryKindSchema>;

export const LEGISLATION_TYPES = ['constitution', 'law', 'ordinance', 'decree', 'order', 'bilateral_agreement', 'treaty_ratification', 'other'] as const;
export const LEGISLATION_STATUSES = ['in_force', 'amended', 'repealed'] as const;
/** By which ways of cooperation a case was brought to its end. */
export const COOPERATION_USED = ['mutual_legal_assistance', 'extradition', 'joint_investigation', 'police_cooperation', 'none'] as const;
/** An entry is its State's alone until it is published; withdrawn, it is read by the State and the coordinator only. */
export const LIBRARY_PHASES = ['draft', 'published', 'withdrawn'] as const;
export const libraryPhaseSchema = z.enum(LIBRARY_PHASES);
/** What one entry says of a law: which of them it may say hangs on its kind. */
export const CITATION_RELATIONS = ['amends', 'repeals', 'applies', 'cites'] as const;
export const RELATIONS_OF = {
  legislation: ['amends', 'repeals', 'applies'],
  'case-law': ['applies'],
  strategies: ['cites'],
} as const satisfies Record<LibraryKind, readonly (typeof CITATION_RELATIONS)[number][]>;

const articleIdSchema = z.string().regex(/^(UNTOC|SOM)-\d{1,2}$/, 'article.unknown');
/** The address of a text of law: https, as everybody publishes by now. */
export const secureAddressSchema = webAddressSchema.refine((address) => !address.startsWith('http:'), 'url.https_required');
/** The address of an entry of SHERLOC, UNODC's database of legislation and case law. */
export const sherlocSchema = secureAddressSchema.refine((address) => !URL.canParse(address) || new URL(address).host === 'sherloc.unodc.org', 'sherloc.other_site');

const citation = <Relation extends string>(relations: readonly [Relation, ...Relation[]]) => z.array(z.object({ relation: z.enum(relations), legislationId: idSchema })).max(100);

/** What every entry says, whatever it is. */
const shared = {
  title: translatedLine(500),
  link: secureAddressSchema.nullable(),
  sherloc: sherlocSchema.nullable(),
  /** Where what is entered was found, in the words of who entered it. */
  source: lineText(500, 1).nullable(),
  audience: audienceSchema,
};

/** A provision of the law that carries out an article of the treaties, with its number there and its text. */
export const provisionSchema = z.object({ articleId: articleIdSchema, provision: lineText(200, 1).nullable(), extract: translatedText(10_000).nullable() });
export type Provision = z.infer<typeof provisionSchema>;

const legislationContent = z.object({
  kind: z.literal('legislation'),
  ...shared,
  type: z.enum(LEGISLATION_TYPES),
  number: lineText(100, 1).nullable(),
  adoptedOn: lawDateSchema.nullable(),
  gazette: lineText(300, 1).nullable(),
  status: z.enum(LEGISLATION_STATUSES),
  articles: z.array(provisionSchema).max(100),
  citations: citation(RELATIONS_OF.legislation),
});
const caseLawContent = z.object({
  kind: z.literal('case-law'),
  ...shared,
  court: translatedLine(300),
  decidedOn: pastDateSchema,
  /** Who enters a case says that nobody can be recognised in it; there is no entry without that. */
  partiesAnonymised: z.literal(true, 'case.anonymise'),
  facts: translatedText(20_000),
  outcome: translatedText(5_000).nullable(),
  cooperation: z.array(z.enum(COOPERATION_USED)).max(COOPERATION_USED.length),
  articleIds: z.array(articleIdSchema).max(66),
  citations: citation(RELATIONS_OF['case-law']),
});
const strategyContent = z.object({
  kind: z.literal('strategies'),
  ...shared,
  institution: translatedLine(300).nullable(),
  startsOn: dateSchema.nullable(),
  endsOn: dateSchema.nullable(),
  themeIds: z.array(idSchema).max(20),
  summary: translatedText(10_000).nullable(),
  citations: citation(RELATIONS_OF.strategies),
});

const ofState = { stateCode: stateCodeSchema, illustrative: z.boolean().default(false) };
/** Only what the programme enters can be of no State. */
const newStrategy = strategyContent.extend({ ...ofState, stateCode: stateCodeSchema.nullable() });

/** What is wrong between the fields of an entry, each of which is right by itself. */
function faultsOf(entry: { kind: LibraryKind; startsOn?: string | null; endsOn?: string | null; cooperation?: readonly string[] }): { code: 'custom'; input: unknown; path: string[]; message: string }[] {
  const fault = (path: string, message: string) => ({ code: 'custom' as const, input: entry, path: [path], message });
  return [
    ...(entry.startsOn && entry.endsOn && entry.endsOn < entry.startsOn ? [fault('endsOn', 'date.end_before_start')] : []),
    ...(entry.cooperation && entry.cooperation.length > 1 && entry.cooperation.includes('none') ? [fault('cooperation', 'cooperation.none_or_some')] : []),
  ];
}

export const newLibraryEntrySchema = z.discriminatedUnion('kind', [legislationContent.extend(ofState), caseLawContent.extend(ofState), newStrategy]).check(({ value, issues }) => void issues.push(...faultsOf(value)));
export type NewLibraryEntry = z.infer<typeof newLibraryEntrySchema>;
export const libraryContentSchema = z.discriminatedUnion('kind', [legislationContent, caseLawContent, strategyContent]).check(({ value, issues }) => void issues.push(...faultsOf(value)));
export type LibraryContent = z.infer<typeof libraryContentSchema>;
const partially = <Kind extends LibraryKind>(kind: Kind) => ({ kind: z.literal(kind) });
/** What is not given stays. */
export const libraryChangeSchema = z.discriminatedUnion('kind', [
  legislationContent.partial().extend(partially('legislation')),
  caseLawContent.partial().extend(partially('case-law')),
  strategyContent.partial().extend(partially('strategies')),
]);
export type LibraryChange = z.infer<typeof libraryChangeSchema>;

/** A law that is cited, or an entry that cites one, as much as a line about it needs. */
const mentionedSchema = z.object({
  relation: z.enum(CITATION_RELATIONS),
  kind: libraryKindSchema,
  id: idSchema,
  stateCode: stateCodeSchema.nullable(),
  title: translatedLine(500),
  number: z.string().nullable(),
  datedOn: dayShownSchema.nullable(),
});
export type Mentioned = z.infer<typeof mentionedSchema>;

const kept = {
  id: idSchema,
  stateCode: stateCodeSchema.nullable(),
  /** `programme`: entered by the coordinator, from public sources. */
  keptBy: z.enum(['state', 'programme']),
  phase: libraryPhaseSchema,
  illustrative: z.boolean(),
  cites: z.array(mentionedSchema),
  citedBy: z.array(mentionedSchema),
  rowVersion: rowVersionSchema,
};
export const libraryEntrySchema = z.discriminatedUnion('kind', [legislationContent.extend(kept), caseLawContent.extend(kept), strategyContent.extend(kept)]);
export type LibraryEntry = z.infer<typeof libraryEntrySchema>;

/** The passage of an entry that says best what was searched for; the excerpt in pieces, those that were found marked. */
const matchSchema = z.object({
  part: z.string(),
  articleId: z.string().nullable(),
  provision: z.string().nullable(),
  language: z.enum(['fr', 'en', 'ar']),
  excerpt: z.array(z.object({ text: z.string(), found: z.boolean() })),
  /** How many passages of the entry say it. */
  passages: z.number().int(),
});

export const libraryItemSchema = z.object({
  kind: libraryKindSchema,
  id: idSchema,
  stateCode: stateCodeSchema.nullable(),
  title: translatedLine(500),
  datedOn: dayShownSchema.nullable(),
  number: z.string().nullable(),
  type: z.enum(LEGISLATION_TYPES).nullable(),
  status: z.enum(LEGISLATION_STATUSES).nullable(),
  articleIds: z.array(z.string()),
  keptBy: z.enum(['state', 'programme']),
  phase: libraryPhaseSchema,
  audience: audienceSchema,
  illustrative: z.boolean(),
  match: matchSchema.nullable(),
});
export type LibraryItem = z.infer<typeof libraryItemSchema>;
/** `capped`: the words stand in more passages than are weighed, so that more of them would narrow the search. */
export const libraryListSchema = listOf(libraryItemSchema).extend({ capped: z.boolean() });
export type LibraryList = z.infer<typeof libraryListSchema>;
