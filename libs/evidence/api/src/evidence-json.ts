/** A piece of evidence `e` as `evidenceSchema` says. */
export const EVIDENCE_JSON = `jsonb_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'datedOn', e.dated_on, 'validUntil', e.valid_until, 'language', e.language, 'documentKind', e.document_kind,
  'confidentiality', e.confidentiality, 'url', e.url, 'fileName', e.file_name, 'mediaType', e.media_type, 'sizeBytes', e.size_bytes,
  'receivedBytes', e.received_bytes, 'complete', e.complete, 'sha256', e.sha256)`;
