import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Stage } from '@suivi/questionnaires/domain';
import { LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import type { MatrixCell } from '@suivi/transposition/domain';

/** What a cell says, in words. */
@Injectable({ providedIn: 'root' })
export class CellWords {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);

  stage(stage: Stage): string {
    return this.transloco.translate(`answers.stages.${stage}`);
  }

  standing({ stage, absence }: MatrixCell): string {
    return stage ? this.stage(stage) : this.transloco.translate(`transposition.absence.${absence ?? 'not_asked'}`);
  }

  /** What stands beside the stage: another one that was declared, another one before. */
  besides({ stage, declared, before }: MatrixCell): string[] {
    const said: string[] = [];
    if (declared !== stage && declared) said.push(this.transloco.translate('transposition.declared', { stage: this.stage(declared) }));
    if (before) said.push(this.transloco.translate('transposition.before', { stage: this.stage(before) }));
    return said;
  }

  /** The whole cell in a sentence, for who does not see where it stands. */
  sentence(cell: MatrixCell, state: string, article: string): string {
    const about = this.transloco.translate<string>('transposition.cell_of', { state: this.language.stateName(state), article: this.vocabulary.articleName(article), stage: this.standing(cell) });
    return [about, ...this.besides(cell)].join(' · ');
  }
}
