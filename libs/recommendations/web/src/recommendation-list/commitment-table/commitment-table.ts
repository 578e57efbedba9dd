import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CommitmentListItem } from '@suivi/recommendations/domain';
import { readIn, type TranslatedText } from '@suivi/shared/domain';
import { IllustrativeMark, LanguageStore, SuiviDate, TextView } from '@suivi/shared/web';
import { StatusMark } from '../../status/status.ts';

/** Commitments one by one: whose it is, where it stands by the coordinator's word and by the State's, who leads, until when, and on what proof. */
@Component({
  selector: 'suivi-commitment-table',
  imports: [RouterLink, TranslocoDirective, IllustrativeMark, StatusMark, SuiviDate, TextView],
  templateUrl: './commitment-table.html',
  styleUrl: './commitment-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommitmentTable {
  readonly commitments = input.required<readonly CommitmentListItem[]>();
  protected readonly language = inject(LanguageStore);

  protected read(text: TranslatedText): string {
    return readIn(text, this.language.language()).text;
  }
}
