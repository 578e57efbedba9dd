import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import type { Round } from '@suivi/national-reports/domain';
import { ApiProblem, Breadcrumb, Loading, Pager, ProblemMessage } from '@suivi/shared/web';
import { namedBy } from '../page-words.ts';
import { RoundLines } from '../round-lines/round-lines.ts';
import { RoundsApi } from '../rounds-api.ts';

/** All rounds, the latest first. */
@Component({
  selector: 'suivi-round-list',
  imports: [RouterLink, TranslocoDirective, Breadcrumb, Loading, Pager, ProblemMessage, RoundLines],
  templateUrl: './round-list.html',
})
export class RoundList {
  private readonly api = inject(RoundsApi);
  protected readonly sessions = inject(SessionStore);
  protected readonly rounds = signal<readonly Round[]>([]);
  protected readonly nextCursor = signal<string | null>(null);
  protected readonly total = signal<number | undefined>(undefined);
  protected readonly loading = signal(true);
  protected readonly problem = signal<ApiProblem | null>(null);

  constructor() {
    namedBy('rounds.list.title');
    void this.more(null);
  }

  protected async more(cursor: string | null): Promise<void> {
    this.loading.set(true);
    this.problem.set(null);
    try {
      const page = await this.api.list(cursor);
      this.rounds.update((rounds) => [...rounds, ...page.items]);
      this.nextCursor.set(page.nextCursor);
      this.total.set(page.total);
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    } finally {
      this.loading.set(false);
    }
  }
}
