import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { AUDIENCES, type Audience } from '@suivi/access/domain';
import { piecesBehind, type Evidence } from '@suivi/evidence/domain';
import { Icon } from '@suivi/shared/web';

/** Says which pieces fewer people will see than the update they prove, what those who miss them will read, and offers to bring them along. */
@Component({
  selector: 'suivi-pieces-behind',
  imports: [TranslocoDirective, Icon],
  templateUrl: './pieces-behind.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PiecesBehind {
  readonly evidence = input.required<readonly Evidence[]>();
  /** The audience of the update. */
  readonly audience = input.required<Audience>();
  readonly busy = input(false);
  readonly align = output<void>();
  private readonly behind = computed(() => piecesBehind(this.evidence(), this.audience()));
  protected readonly allBehind = computed(() => this.behind().length === this.evidence().length);
  protected readonly groups = computed(() =>
    AUDIENCES.map((audience) => ({ audience, count: this.behind().filter(({ confidentiality }) => confidentiality === audience).length })).filter(({ count }) => count > 0),
  );
}
