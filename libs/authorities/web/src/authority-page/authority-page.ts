import { Component, computed, effect, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AudienceMark, SessionStore } from '@suivi/access/web';
import { keepsAuthoritiesOf, type CompetentAuthority } from '@suivi/authorities/domain';
import { Announcer, ApiProblem, Breadcrumb, Icon, IllustrativeMark, LanguageStore, Loading, PageTitle, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { map } from 'rxjs';
import { AuthoritiesApi } from '../authorities-api.ts';
import { AuthorityWords, nameOf } from '../authority-words.ts';
import { OfficeHoursView } from '../office-hours/office-hours.ts';
import { Reach } from '../reach/reach.ts';
import { StandingMark } from '../standing-mark/standing-mark.ts';
import { History } from './history/history.ts';
import { WithdrawDialog } from './withdraw-dialog/withdraw-dialog.ts';

/** One competent authority: everything that a request needs, and how fresh it is. */
@Component({
  selector: 'suivi-authority-page',
  imports: [RouterLink, TranslocoDirective, AudienceMark, Breadcrumb, History, Icon, IllustrativeMark, Loading, OfficeHoursView, ProblemMessage, Reach, StandingMark, SuiviDate, TextView, WithdrawDialog],
  templateUrl: './authority-page.html',
  styleUrl: './authority-page.scss',
})
export class AuthorityPage {
  private readonly api = inject(AuthoritiesApi);
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly language = inject(LanguageStore);
  protected readonly words = inject(AuthorityWords);
  private readonly id = toSignal(inject(ActivatedRoute).paramMap.pipe(map((params) => params.get('id') ?? '')), { requireSync: true });

  protected readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.read(params) });
  protected readonly loadProblem = computed(() => (this.record.error() ? ApiProblem.from(this.record.error()) : null));
  /** As read, or as an act on this page left it. */
  protected readonly authority = linkedSignal<CompetentAuthority | null>(() => (this.record.hasValue() ? this.record.value() : null));
  protected readonly name = computed(() => (this.authority() ? nameOf(this.authority()!) : null));
  protected readonly subjects = computed(() => this.words.subjectsOf(this.authority()?.subjects ?? []));
  protected readonly languages = computed(() => this.words.list((this.authority()?.requestLanguages ?? []).map((code) => this.words.languageName(code))));
  private readonly own = computed(() => {
    const session = this.session.session();
    return { role: session?.role ?? 'donor', state: session?.state?.code ?? null } as const;
  });
  protected readonly keeps = computed(() => !!this.authority() && this.authority()!.withdrawnOn === null && keepsAuthoritiesOf(this.own(), this.authority()!.stateCode));
  /** The journal is open to the State itself and to the coordinator. */
  protected readonly historyOpen = computed(() => this.session.can('authorities.history') && (this.own().state === null || this.own().state === this.authority()?.stateCode));
  protected readonly withdrawing = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const name = this.words.read(this.name());
      if (name) title.detail(name);
    });
  }

  /** How an article is cited, with the paragraph that asks for the authority. */
  protected articleOf(articleId: string, paragraph: number | null): string {
    const article = this.vocabulary.articleName(articleId);
    return paragraph === null ? article : this.translations.translate('authorities.article_paragraph', { article, paragraph: String(paragraph) });
  }

  protected confirm(): Promise<void> {
    return this.act(async (authority) => {
      const { items } = await this.api.confirm([authority]);
      this.announcer.say(this.translations.translate('authorities.confirm.done', { count: 1 }));
      return items[0] ?? authority;
    });
  }

  protected withdraw(): Promise<void> {
    this.withdrawing.set(false);
    return this.act((authority) => this.api.withdraw(authority));
  }

  /** Does something with the entry as it was read; when a colleague changed it meanwhile, hers is shown first. */
  private async act(deed: (authority: CompetentAuthority) => Promise<CompetentAuthority>): Promise<void> {
    const authority = this.authority();
    if (!authority || this.busy()) return;
    this.busy.set(true);
    try {
      this.authority.set(await deed(authority));
      this.problem.set(null);
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
      if (this.problem()?.code === 'stale') this.record.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
