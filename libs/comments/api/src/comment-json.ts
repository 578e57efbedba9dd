/** A comment `c` as `commentRecordSchema` says, for who reads it in this work: names only of people she may know. */
export const COMMENT_JSON = `jsonb_build_object(
  'id', c.id, 'subject', jsonb_build_object('kind', c.subject_kind, 'id', c.subject_id), 'parentId', c.parent_id, 'body', c.body, 'language', c.language,
  'audience', c.audience, 'stateCode', c.state_code,
  'author', jsonb_build_object('name', (SELECT u.name FROM users u WHERE u.id = c.author_id), 'role', c.author_role, 'stateCode', c.author_state),
  'own', c.author_id = current_setting('suivi.user')::uuid,
  'mentions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) ORDER BY u.name), '[]') FROM users u WHERE u.id = ANY(c.mentions)),
  'isNew', c.author_id <> current_setting('suivi.user')::uuid AND c.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM comment_marks k
    WHERE k.user_id = current_setting('suivi.user')::uuid AND k.subject_kind = c.subject_kind AND k.subject_id = c.subject_id AND k.read_up_to >= c.created_at),
  'earlier', (SELECT coalesce(jsonb_agg(jsonb_build_object('body', v.body, 'language', v.language, 'replacedAt', v.replaced_at) ORDER BY v.number), '[]') FROM comment_versions v WHERE v.comment_id = c.id),
  'createdAt', c.created_at, 'editedAt', c.edited_at, 'withdrawnAt', c.withdrawn_at, 'rowVersion', c.row_version)`;

/** Whether a comment `c` came from somebody else after what was read under the mark `k` (which may be missing). */
export const IS_UNREAD = `c.author_id <> current_setting('suivi.user')::uuid AND c.withdrawn_at IS NULL AND (k.read_up_to IS NULL OR c.created_at > k.read_up_to)`;
export const OWN_MARK = `comment_marks k ON k.user_id = current_setting('suivi.user')::uuid AND k.subject_kind = c.subject_kind AND k.subject_id = c.subject_id`;
