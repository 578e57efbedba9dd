import { Component, computed, effect, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AudienceMark, SessionStore } from '@suivi/access/web';
import { History } from '@suivi/journal/web';
import { libraryActs, type LibraryAct, type LibraryEntry, type LibraryKind } from '@suivi/library/domain';
import { readIn } from '@suivi/shared/domain';
import { Announcer, ApiProblem, Breadcrumb, Icon, IllustrativeMark, LanguageStore, Loading, PageTitle, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { combineLatest, map } from 'rxjs';
import { LibraryApi } from '../library-api.ts';
import { LibraryMark } from '../library-mark/library-mark.ts';
import { ConfirmDialog } from './confirm-dialog/confirm-dialog.ts';
import { Mentions } from './mentions/mentions.ts';
import { TwoLanguages } from './two-languages/two-languages.ts';

type Asked = Exclude<LibraryAct, 'edit'>;

/** One law, case or strategy, to be read: its texts in the original and in the reader's language, what it cites and what cites it. */
@Component({
  selector: 'suivi-entry-page',
  imports: [RouterLink, TranslocoDirective, AudienceMark, Breadcrumb, ConfirmDialog, History, Icon, IllustrativeMark, LibraryMark, Loading, Mentions, ProblemMessage, SuiviDate, TextView, TwoLanguages],
  templateUrl: './entry-page.html',
  styleUrl: './entry-page.scss',
})
export class EntryPage {
  private readonly api = inject(LibraryApi);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  protected readonly vocabulary = inject(VocabularyStore);
  protected readonly language = inject(LanguageStore);
  private readonly route = inject(ActivatedRoute);
  private readonly address = toSignal(combineLatest([this.route.data, this.route.paramMap]).pipe(map(([data, params]) => ({ kind: data['kind'] as LibraryKind, id: params.get('id') ?? '' }))), { requireSync: true });

  protected readonly record = resource({ params: () => this.address(), loader: ({ params }) => this.api.read(params.kind, params.id) });
  protected readonly loadProblem = computed(() => (this.record.error() ? ApiProblem.from(this.record.error()) : null));
  /** As read, or as an act on this page left it. */
  protected readonly entry = linkedSignal<LibraryEntry | null>(() => (this.record.hasValue() ? this.record.value() : null));
  private readonly own = computed(() => ({ role: this.session.session()?.role ?? 'donor', state: this.session.session()?.state?.code ?? null }) as const);
  protected readonly acts = computed(() => (this.entry() ? libraryActs(this.own(), this.entry()!) : []));
  /** The journal is open to the State itself and to the coordinator. */
  protected readonly historyOpen = computed(() => this.session.can('library.history') && (this.own().state === null || this.own().state === this.entry()?.stateCode));
  protected readonly historyOf = computed(() => `library/${this.address().kind}` as const);
  protected readonly asked = signal<Asked | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const entry = this.entry();
      if (entry) title.detail(readIn(entry.title, this.language.language()).text);
    });
  }

  /** Does what was asked with the entry as it was read; when a colleague changed it meanwhile, hers is shown first. */
  protected async agree(act: Asked): Promise<void> {
    this.asked.set(null);
    const entry = this.entry();
    if (!entry || this.busy()) return;
    this.busy.set(true);
    try {
      if (act === 'discard') {
        await this.api.discard(entry);
        await this.router.navigate(['/library']);
      } else {
        this.entry.set(await this.api[act](entry));
      }
      this.problem.set(null);
      this.announcer.say(this.translations.translate(`library.${act}.done`));
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
      if (this.problem()?.code === 'stale') this.record.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
