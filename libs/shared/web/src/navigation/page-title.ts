import { computed, effect, Injectable, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';

/** The title of the window: what the page is about, then Suivi. Routes give a key (`title: 'title.profile'`), records their name. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly transloco = inject(TranslocoService);
  private readonly key = signal<string | undefined>(undefined);
  private readonly about = signal<string | null>(null);
  /** The page's name without the product's, in the reader's language. */
  readonly name = computed(() => {
    this.transloco.activeLang();
    const key = this.key();
    return this.about() ?? (key ? this.transloco.translate<string>(key) : '');
  });

  constructor() {
    super();
    effect(() => this.title.setTitle([this.name(), 'Suivi'].filter(Boolean).join(' · ')));
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.about.set(null);
    this.key.set(this.buildTitle(snapshot));
  }

  /** Names the record that the page shows; holds until the next navigation. */
  detail(name: string): void {
    this.about.set(name);
  }
}
