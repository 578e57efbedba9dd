import { computed, Injectable, inject, resource } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { readIn, type Language } from '@suivi/shared/domain';
import type { Vocabulary } from '@suivi/states/domain';
import { SessionStore } from '@suivi/access/web';
import { Api } from '@suivi/shared/web';

const NOTHING: Vocabulary = { states: [], institutions: [], taxonomies: [], articles: [], meetings: [] };

/** What filters and forms choose from, loaded once per session; empty until then. */
@Injectable({ providedIn: 'root' })
export class VocabularyStore {
  private readonly api = inject(Api);
  private readonly sessions = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);
  private readonly loaded = resource({
    params: () => this.sessions.session()?.user.id,
    loader: () => this.api.get<Vocabulary>('/vocabulary'),
  });
  private readonly vocabulary = computed(() => (this.loaded.hasValue() ? this.loaded.value() : NOTHING));

  readonly loading = this.loaded.isLoading;
  readonly states = computed(() => this.vocabulary().states);
  readonly institutions = computed(() => this.vocabulary().institutions);
  readonly taxonomies = computed(() => this.vocabulary().taxonomies);
  readonly articles = computed(() => this.vocabulary().articles);
  readonly meetings = computed(() => this.vocabulary().meetings);
  private readonly themes = computed(() => new Map(this.taxonomies().flatMap(({ themes }) => themes.map((theme) => [theme.id, theme]))));

  /** Asks again, after something was added; until the answer is here what is known stays. */
  reload(): void {
    this.loaded.reload();
  }

  themeName(id: string): string {
    const theme = this.themes().get(id);
    return theme ? readIn(theme.name, this.language()).text : '';
  }

  /** How an article is cited: "art. 6, Protocole SOM". */
  articleName(id: string): string {
    const [instrument = '', number = ''] = id.split('-');
    this.language();
    return this.transloco.translate(`article.${instrument}`, { number });
  }

  institutionName(id: string): string {
    const institution = this.institutions().find((each) => each.id === id);
    return institution ? readIn(institution.name, this.language()).text : '';
  }

  meeting(id: string): Vocabulary['meetings'][number] | undefined {
    return this.meetings().find((each) => each.id === id);
  }

  private language(): Language {
    return this.transloco.activeLang() as Language;
  }
}
