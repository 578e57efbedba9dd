import { computed, inject, Injectable, resource } from '@angular/core';
import { SessionStore } from '@suivi/access/web';
import type { AuthoritySubject, CompetentAuthority } from '@suivi/authorities/domain';
import { readIn, type TranslatedText } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import { AuthoritiesApi } from './authorities-api.ts';

/** The name under which an entry stands: its institution's, else its own. */
export function nameOf({ institution, name }: Pick<CompetentAuthority, 'institution' | 'name'>): TranslatedText | null {
  return institution?.name ?? name;
}

/** The subjects of requests and the languages they are written in, in the reader's words; the subjects are asked for once per session. */
@Injectable({ providedIn: 'root' })
export class AuthorityWords {
  private readonly api = inject(AuthoritiesApi);
  private readonly language = inject(LanguageStore);
  private readonly sessions = inject(SessionStore);
  private readonly loaded = resource({ params: () => this.sessions.session()?.user.id, loader: () => this.api.subjects() });
  readonly subjects = computed<readonly AuthoritySubject[]>(() => (this.loaded.hasValue() ? this.loaded.value().items : []));
  private readonly languages = computed(() => new Intl.DisplayNames(this.language.language(), { type: 'language' }));

  subjectName(code: string): string {
    const subject = this.subjects().find((each) => each.code === code);
    return subject ? this.read(subject.name) : '';
  }

  /** The subjects of an entry, in the order of the directory. */
  subjectsOf(codes: readonly string[]): readonly AuthoritySubject[] {
    return this.subjects().filter(({ code }) => codes.includes(code));
  }

  languageName(code: string): string {
    return this.languages().of(code) ?? code;
  }

  list(items: readonly string[]): string {
    return this.language.formatList(items);
  }

  read(text: TranslatedText | null): string {
    return text ? readIn(text, this.language.language()).text : '';
  }
}
