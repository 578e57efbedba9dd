import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CompetentAuthority } from '@suivi/authorities/domain';
import { IllustrativeMark, TextView } from '@suivi/shared/web';
import { AuthorityWords, nameOf } from '../../authority-words.ts';
import { OfficeHoursView } from '../../office-hours/office-hours.ts';
import { Reach } from '../../reach/reach.ts';
import { StandingMark } from '../../standing-mark/standing-mark.ts';

/** One authority in the directory: who it is, for what, and how to reach it. */
@Component({
  selector: 'suivi-authority-card',
  imports: [RouterLink, TranslocoDirective, IllustrativeMark, OfficeHoursView, Reach, StandingMark, TextView],
  templateUrl: './authority-card.html',
  styleUrl: './authority-card.scss',
})
export class AuthorityCard {
  readonly authority = input.required<CompetentAuthority>();
  protected readonly words = inject(AuthorityWords);
  protected readonly name = computed(() => nameOf(this.authority()));
  protected readonly subjects = computed(() => this.words.subjectsOf(this.authority().subjects).map(({ name }) => this.words.read(name)));
  protected readonly languages = computed(() => this.words.list(this.authority().requestLanguages.map((code) => this.words.languageName(code))));
}
