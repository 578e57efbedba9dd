import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { isNational } from '@suivi/access/domain';
import { SessionStore } from '@suivi/access/web';
import type { Round } from '@suivi/national-reports/domain';
import { IllustrativeMark, LanguageStore, TextView } from '@suivi/shared/web';
import { ReportStandingMark, RoundStandingMark } from '../standing/standing.ts';

/** Rounds in lines: until when, for whom, and where one's own State stands in each. */
@Component({
  selector: 'suivi-round-lines',
  imports: [RouterLink, TranslocoDirective, IllustrativeMark, ReportStandingMark, RoundStandingMark, TextView],
  templateUrl: './round-lines.html',
  styleUrl: './round-lines.scss',
})
export class RoundLines {
  readonly rounds = input.required<readonly Round[]>();
  private readonly session = inject(SessionStore);
  protected readonly language = inject(LanguageStore);
  protected readonly lines = computed(() =>
    this.rounds().map((round) => {
      const role = this.session.role();
      const own = role && isNational(role) ? (round.states.find(({ stateCode }) => stateCode === this.session.session()?.state?.code) ?? null) : null;
      const known = round.states.filter(({ standing }) => standing !== 'not_shared');
      const reported = known.filter(({ standing }) => standing === 'submitted' || standing === 'returned' || standing === 'validated').length;
      return { round, own, reported: role === 'coordinator' && round.standing !== 'draft' ? reported : null };
    }),
  );
}
