import type { Meeting } from '@suivi/meetings/domain';

type Dated = Pick<Meeting, 'id' | 'startsOn' | 'followsId'>;

/** The meetings before and after one by date, which one it follows, and which follow it. */
export function neighboursOf<Each extends Dated>(id: string, meetings: readonly Each[]): { before: Each | null; after: Each | null; follows: Each | null; followedBy: Each[] } {
  const inOrder = [...meetings].sort((left, right) => left.startsOn.localeCompare(right.startsOn));
  const at = inOrder.findIndex((meeting) => meeting.id === id);
  const own = inOrder[at];
  return {
    before: (own && inOrder[at - 1]) ?? null,
    after: (own && inOrder[at + 1]) ?? null,
    follows: inOrder.find((meeting) => meeting.id === own?.followsId) ?? null,
    followedBy: inOrder.filter(({ followsId }) => followsId === id),
  };
}
