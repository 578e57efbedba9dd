import type { Evidence } from '@suivi/evidence/domain';
import type { IconName } from '@suivi/shared/web';

/** The drawing that stands for a kind of piece. */
export function iconOf({ kind, mediaType }: Evidence): IconName {
  if (kind === 'link') return 'link';
  return mediaType?.startsWith('image/') ? 'image' : 'file';
}
