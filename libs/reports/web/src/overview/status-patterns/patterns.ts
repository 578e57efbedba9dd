import type { Status } from '@suivi/recommendations/domain';

/** A status as a surface: told apart in print, in grey and by who sees no colour. Drawn in a tile of 6 by 6. */
export interface Pattern {
  /** How strongly the tile is tinted, from 0 to 1. */
  tint: number;
  path: string;
  stroke: number;
}

export const PATTERNS: Record<Status, Pattern> = {
  implemented: { tint: 1, path: '', stroke: 0 },
  partially_implemented: { tint: 0.25, path: 'M-1 1l2-2M0 6l6-6M5 7l2-2', stroke: 2 },
  in_progress: { tint: 0.16, path: 'M1.500 1.500h.01M4.500 4.500h.01', stroke: 1.8 },
  not_started: { tint: 0, path: '', stroke: 0 },
  no_longer_applicable: { tint: 0.1, path: 'M0 1.500h6M0 4.500h6', stroke: 0.8 },
};
