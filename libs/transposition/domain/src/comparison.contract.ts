import { z } from 'zod';
import { roundLabelSchema } from '@suivi/national-reports/domain';
import { answerPlaceSchema, answerValueSchema, articleAnswerSchema, keySchema, questionSchema } from '@suivi/questionnaires/domain';
import { commitmentSummarySchema } from '@suivi/recommendations/domain';
import { idSchema, stateCodeSchema, translatedText } from '@suivi/shared/domain';
import { transpositionReportSchema } from './cell.contract.ts';
import { articleIdSchema } from './matrix.contract.ts';
import { ABSENCES } from './matrix.rules.ts';

/** On what States are set side by side. */
export const COMPARISON_KINDS = ['article', 'question', 'recommendation'] as const;
export type ComparisonKind = (typeof COMPARISON_KINDS)[number];

/** A question of a questionnaire over its versions, such as `0198….advances`: the same key in another questionnaire is another question. */
const QUESTION_KEY = /^([0-9a-f-]{36})\.([a-z][a-z0-9_]{0,49})$/;

/** The questionnaire and the question that a key names; null for a key that names none. */
export function questionOf(key: string): { questionnaireId: string; question: string } | null {
  const [, questionnaireId, question] = QUESTION_KEY.exec(key) ?? [];
  return questionnaireId && question && idSchema.safeParse(questionnaireId).success ? { questionnaireId, question } : null;
}

const KEY_IS_OF: Record<ComparisonKind, (key: string) => boolean> = {
  article: (key) => articleIdSchema.safeParse(key).success,
  question: (key) => questionOf(key) !== null,
  recommendation: (key) => idSchema.safeParse(key).success,
};

/** Two or three States, in the order in which they are to be told. */
export const comparisonQuerySchema = z
  .object({ states: z.string().regex(/^[A-Z]{3}(,[A-Z]{3}){1,2}$/, 'item.malformed'), kind: z.enum(COMPARISON_KINDS), key: z.string().max(100) })
  .refine(({ states }) => new Set(states.split(',')).size === states.split(',').length, { message: 'states.repeated', path: ['states'] })
  .refine(({ kind, key }) => KEY_IS_OF[kind](key), { message: 'item.malformed', path: ['key'] });
export type ComparisonQuery = z.infer<typeof comparisonQuerySchema>;

/** As of the matrix, and `not_answered`: the State's report, as far as it is shown, says nothing here. */
const absenceSchema = z.enum([...ABSENCES, 'not_answered']).nullable();
export type ComparisonAbsence = NonNullable<z.infer<typeof absenceSchema>>;

const articleSaidSchema = transpositionReportSchema.omit({ round: true }).extend(articleAnswerSchema.omit({ stage: true, legislationIds: true }).shape);
const answerSaidSchema = z.object({
  decidedAt: z.string(),
  /** None where the report says nothing, else one. */
  answers: z.array(answerPlaceSchema.pick({ item: true }).extend({ value: answerValueSchema })),
  /** Only what the State shares beyond a section that it does not show: there may be more. */
  inPart: z.boolean(),
});

/** Per State what each of the rounds was told, in the order of the rounds; `told` is null for the reason given. */
const inRounds = <Said extends z.ZodType>(said: Said) => z.array(z.object({ stateCode: stateCodeSchema, said: z.array(z.object({ roundId: idSchema, absence: absenceSchema, told: said.nullable() })) }));

/** States side by side on the same thing, in the order asked; never a score nor an order by merit. */
export const comparisonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article'), articleId: articleIdSchema, /** The latest first. */ rounds: z.array(roundLabelSchema), states: inRounds(articleSaidSchema) }),
  z.object({ kind: z.literal('question'), question: keySchema, /** With the question as each asked it, the latest first. */ rounds: z.array(roundLabelSchema.extend({ asked: questionSchema })), states: inRounds(answerSaidSchema) }),
  z.object({
    kind: z.literal('recommendation'),
    recommendation: z.object({ id: idSchema, reference: z.string(), title: translatedText(300), illustrative: z.boolean() }),
    /** `not_asked`: the recommendation is not addressed to the State. */
    states: z.array(z.object({ stateCode: stateCodeSchema, absence: absenceSchema, commitment: commitmentSummarySchema.nullable() })),
  }),
]);
export type Comparison = z.infer<typeof comparisonSchema>;

/** What can be compared of one kind, for who chooses. */
export const comparisonSubjectQuerySchema = z.object({ kind: z.enum(['question', 'recommendation']) });
export type ComparisonSubjectQuery = z.infer<typeof comparisonSubjectQuerySchema>;
export const comparisonSubjectsSchema = z.object({ items: z.array(z.object({ key: z.string(), reference: z.string().nullable(), title: translatedText(1_000) })) });
export type ComparisonSubjects = z.infer<typeof comparisonSubjectsSchema>;
