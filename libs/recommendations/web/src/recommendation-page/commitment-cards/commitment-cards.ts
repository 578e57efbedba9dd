import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CommitmentSummary } from '@suivi/recommendations/domain';
import { LanguageStore, SuiviDate, TextView } from '@suivi/shared/web';
import { ownStateFirst } from '../../commitment-order.ts';
import { SessionStore } from '@suivi/access/web';
import { StatusMark } from '../../status/status.ts';

/** Each State's side of one recommendation, like for like: the same facts in the same order, none ranked. */
@Component({
  selector: 'suivi-commitment-cards',
  imports: [RouterLink, TranslocoDirective, StatusMark, SuiviDate, TextView],
  templateUrl: './commitment-cards.html',
  styleUrl: './commitment-cards.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommitmentCards {
  readonly commitments = input.required<readonly CommitmentSummary[]>();
  protected readonly language = inject(LanguageStore);
  private readonly session = inject(SessionStore);
  protected readonly ordered = computed(() => ownStateFirst(this.commitments(), this.session.session()?.state?.code ?? null, (code) => this.language.stateName(code)));
}
