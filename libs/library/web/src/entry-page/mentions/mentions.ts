import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CITATION_RELATIONS, type Mentioned } from '@suivi/library/domain';
import { LanguageStore, SuiviDate, TextView } from '@suivi/shared/web';

/** What an entry cites, or what cites it, under what it says of it. */
@Component({
  selector: 'suivi-mentions',
  imports: [RouterLink, TranslocoDirective, SuiviDate, TextView],
  templateUrl: './mentions.html',
  styleUrl: './mentions.scss',
})
export class Mentions {
  readonly mentions = input.required<readonly Mentioned[]>();
  /** From which side: `cites` or `cited_by`. */
  readonly side = input.required<'cites' | 'cited_by'>();
  protected readonly language = inject(LanguageStore);
  protected readonly groups = computed(() => CITATION_RELATIONS.map((relation) => ({ relation, mentions: this.mentions().filter((each) => each.relation === relation) })).filter(({ mentions }) => mentions.length > 0));
}
