import { z } from 'zod';
import { roleSchema } from '@suivi/access/domain';
import { idSchema, instantSchema, languageSchema, listOf, pageQuerySchema, plainText, rowVersionSchema, stateCodeSchema, translatedLine } from '@suivi/shared/domain';

/** What people talk about: comments know it by kind and id only. */
export const COMMENT_SUBJECT_KINDS = ['recommendation', 'commitment', 'action', 'submission'] as const;
export const commentSubjectSchema = z.object({ kind: z.enum(COMMENT_SUBJECT_KINDS), id: idSchema });
export type CommentSubject = z.infer<typeof commentSubjectSchema>;

/**
 * Who reads a comment, from the narrowest to the widest: one State alone; that State and the coordinators; the States that take part in an
 * action and the coordinators; all participants who may see the record. Never more than may see the record itself.
 */
export const COMMENT_AUDIENCES = ['state', 'delegation', 'parties', 'participants'] as const;
export const commentAudienceSchema = z.enum(COMMENT_AUDIENCES);
export type CommentAudience = z.infer<typeof commentAudienceSchema>;

/** In UTF-16 code units, as `String.length` counts. */
export const MAX_COMMENT_LENGTH = 5_000;
/** How many people one comment may mention. */
const MAX_MENTIONS = 20;
/** How many comments, answers and edits one person may send in a minute. */
export const COMMENTS_A_MINUTE = 30;

const written = {
  body: plainText(MAX_COMMENT_LENGTH, 1),
  /** In which it was written: comments are not translated. */
  language: languageSchema,
  mentionIds: z.array(idSchema).max(MAX_MENTIONS, 'mentions.too_many'),
};
export const commentChangeSchema = z.object(written);
export type CommentChange = z.infer<typeof commentChangeSchema>;

export const newCommentSchema = commentChangeSchema.extend({
  subject: commentSubjectSchema,
  audience: commentAudienceSchema,
  /** For the coordinator: the State she speaks to, where only one reads it. A delegation speaks for its own. */
  stateCode: stateCodeSchema.nullable(),
});
export type NewComment = z.infer<typeof newCommentSchema>;

const personSchema = z.object({ id: idSchema, name: z.string() });

export const commentRecordSchema = z.object({
  id: idSchema,
  subject: commentSubjectSchema,
  /** The comment that this one answers; there is one level of answers. */
  parentId: idSchema.nullable(),
  /** Null once withdrawn. */
  body: z.string().nullable(),
  language: languageSchema,
  audience: commentAudienceSchema,
  /** The State that reads it where only one does, else the author's. */
  stateCode: stateCodeSchema.nullable(),
  /** The name only where the reader may know people of that delegation. */
  author: z.object({ name: z.string().nullable(), role: roleSchema, stateCode: stateCodeSchema.nullable() }),
  own: z.boolean(),
  mentions: z.array(personSchema),
  /** Whether it came after what the reader has read, from somebody else. */
  isNew: z.boolean(),
  /** Former texts, oldest first. */
  earlier: z.array(z.object({ body: z.string(), language: languageSchema, replacedAt: instantSchema })),
  createdAt: instantSchema,
  editedAt: instantSchema.nullable(),
  withdrawnAt: instantSchema.nullable(),
  rowVersion: rowVersionSchema,
});
export type CommentRecord = z.infer<typeof commentRecordSchema>;

export const conversationQuerySchema = pageQuerySchema.extend({
  kind: commentSubjectSchema.shape.kind,
  subject: idSchema,
  /** Only what is new, edited or withdrawn since this instant: the `upTo` of a former answer. */
  since: instantSchema.optional(),
});
export type ConversationQuery = z.infer<typeof conversationQuerySchema>;

/** Threads, newest first, each with its answers; `nextCursor` leads to earlier threads. */
export const conversationSchema = listOf(commentRecordSchema).extend({
  /** Audiences that the reader may choose for a comment of her own, narrowest first. */
  audiences: z.array(commentAudienceSchema),
  /** States that the coordinator may speak to. */
  states: z.array(stateCodeSchema),
  /** The latest change that this answer knows of, for `since` and for what was read; null where nobody has said anything. */
  upTo: instantSchema.nullable(),
  unread: z.number().int(),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const candidateQuerySchema = z.object({
  kind: commentSubjectSchema.shape.kind,
  subject: idSchema,
  audience: commentAudienceSchema,
  state: stateCodeSchema.optional(),
  q: z.string().trim().min(1, 'text.empty').max(100, 'text.too_long'),
});
export type CandidateQuery = z.infer<typeof candidateQuerySchema>;
export const candidateSchema = personSchema.extend({ role: roleSchema, stateCode: stateCodeSchema.nullable() });
export type Candidate = z.infer<typeof candidateSchema>;
export const candidateListSchema = listOf(candidateSchema);

export const readMarkSchema = z.object({ subject: commentSubjectSchema, upTo: instantSchema });
export type ReadMark = z.infer<typeof readMarkSchema>;

/** A record with comments that the reader has not read, for a list. */
export const unreadCommentsSchema = z.object({
  subject: commentSubjectSchema,
  reference: z.string(),
  title: translatedLine(300),
  stateCode: stateCodeSchema.nullable(),
  unread: z.number().int(),
  mentioned: z.boolean(),
  latestAt: instantSchema,
  /** Where in the portal it is read. */
  link: z.string(),
});
export type UnreadComments = z.infer<typeof unreadCommentsSchema>;
export const unreadListSchema = listOf(unreadCommentsSchema);

export const eventQuerySchema = z.object({ kind: commentSubjectSchema.shape.kind, subject: idSchema });
