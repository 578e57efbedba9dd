import { computed, DOCUMENT, effect, Injectable, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { dateText, datesText, directionOf, LANGUAGES, localeOf, type Language } from '@suivi/shared/domain';
import { firstValueFrom } from 'rxjs';
import { READER } from './reader.ts';
import { TranslationLoader } from './translation-loader.ts';

const KEY = 'suivi.language';

const DATE_STYLES = {
  /** 3 mars 2026 */
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  /** 3 mars 2026, shortened where the language does so */
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  time: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DateStyle = keyof typeof DATE_STYLES;

/** The reader's language: the interface, dates, numbers and names of States follow it without reload. */
@Injectable({ providedIn: 'root' })
export class LanguageStore {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly reader = inject(READER);
  private readonly loader = inject(TranslationLoader);
  private readonly chosen = signal<Language>(rememberedLanguage());

  readonly language = this.chosen.asReadonly();
  readonly direction = computed(() => directionOf(this.chosen()));
  private readonly locale = computed(() => localeOf(this.chosen()));
  /** Languages whose texts are there for who is signed in; the first page goes without them. */
  private readonly completed = new Map<Language, Promise<void>>();
  private isComplete = false;
  private readonly regions = computed(() => new Intl.DisplayNames(this.locale(), { type: 'region' }));

  constructor() {
    effect(() => {
      const root = this.document.documentElement;
      root.lang = this.chosen();
      root.dir = this.direction();
    });
  }

  /** Loads the texts of the remembered language, then of the profile's when it is another one. */
  async start(): Promise<void> {
    await this.show(this.chosen());
    const own = this.reader.language();
    if (own && own !== this.chosen()) await this.show(own);
  }

  /** Changes the language now, and for the next time: on this device, and in the profile of who is signed in. */
  async use(language: Language): Promise<void> {
    await this.show(language);
    const own = this.reader.language();
    if (own && own !== language) await this.reader.keepLanguage(language);
  }

  /** Resolves once the texts are there that only who is signed in reads, under keys like everybody's; from then on they come with every language. */
  async complete(): Promise<void> {
    this.isComplete = true;
    await this.completedIn(this.chosen());
  }

  /** The zone she chose, in which days and times are told; undefined: that of this device. */
  timeZone(): string | undefined {
    return this.reader.timeZone();
  }

  formatDate(iso: string | null | undefined, style: DateStyle = 'long'): string {
    if (!iso) return '';
    return dateText(this.chosen(), iso, { ...DATE_STYLES[style], timeZone: this.timeZone() });
  }

  /** A span of days as one text: "16–18 avril 2018". */
  formatDates(from: string, to: string): string {
    return datesText(this.chosen(), from, to, DATE_STYLES.long);
  }

  formatNumber(value: number): string {
    return new Intl.NumberFormat(this.locale()).format(value);
  }

  /** A whole per cent, as `percentOf` gives it. */
  formatPercent(percent: number): string {
    return new Intl.NumberFormat(this.locale(), { style: 'percent', maximumFractionDigits: 0 }).format(percent / 100);
  }

  /** "3, 4 et 5", "3, 4 and 5". */
  formatList(items: readonly string[]): string {
    return new Intl.ListFormat(this.locale(), { type: 'conjunction' }).format(items);
  }

  /** The name of a State from CLDR, by ISO 3166-1 alpha-3 or alpha-2 code. */
  stateName(code: string | null | undefined): string {
    if (!code) return '';
    const alpha2 = code.length === 2 ? code : this.reader.alpha2Of(code);
    return (alpha2 && this.regions().of(alpha2)) || code;
  }

  /** Compares names as the language sorts them. */
  compare(one: string, other: string): number {
    return new Intl.Collator(this.locale()).compare(one, other);
  }

  private completedIn(language: Language): Promise<void> {
    const asked = this.completed.get(language);
    if (asked) return asked;
    const fetched = this.loader.getTranslation(`signed-in/${language}`).then((texts) => this.transloco.setTranslation(texts, language));
    this.completed.set(language, fetched);
    // Asked again after the connection came back.
    fetched.catch(() => this.completed.delete(language));
    return fetched;
  }

  private async show(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    if (this.isComplete) await this.completedIn(language);
    this.transloco.setActiveLang(language);
    this.chosen.set(language);
    try {
      localStorage.setItem(KEY, language);
    } catch {
      // A browser that keeps nothing asks the profile next time.
    }
  }
}

function rememberedLanguage(): Language {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // As on a first visit.
  }
  const wanted = [kept, ...navigator.languages.map((each) => each.slice(0, 2))];
  return LANGUAGES.find((language) => language === wanted.find((each) => LANGUAGES.some((known) => known === each))) ?? 'fr';
}
