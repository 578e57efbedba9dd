import { Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { COLUMN_KINDS, type Column } from '@suivi/questionnaires/domain';
import type { TranslatedText } from '@suivi/shared/domain';
import { fieldSentences, Icon, TranslatedEditor } from '@suivi/shared/web';
import { emptyPart, moved } from '../content-edits.ts';
import { VersionDraft } from '../version-draft.ts';

/** A choice, or a column with what it holds. */
interface Part {
  key: string;
  label: TranslatedText;
  kind?: Column['kind'];
}

/** The choices of a question or the columns of its table, in order. */
@Component({
  selector: 'suivi-parts-editor',
  imports: [TranslocoDirective, Icon, TranslatedEditor],
  templateUrl: './parts-editor.html',
  styleUrl: './parts-editor.scss',
})
export class PartsEditor {
  private readonly draft = inject(VersionDraft);
  private readonly sentence = fieldSentences();
  readonly path = input.required<string>();
  readonly what = input.required<'choices' | 'columns'>();
  readonly error = input<string | null>(null);
  readonly parts = input.required<readonly Part[]>();
  readonly changed = output<Part[]>();
  protected readonly kinds = COLUMN_KINDS;

  protected errorOf(at: number): string | null {
    return this.sentence(this.draft.issues(), `${this.path()}.${at}`);
  }

  protected set(at: number, patch: Partial<Part>): void {
    this.changed.emit(this.parts().map((part, index) => (index === at ? { ...part, ...patch } : part)));
  }

  protected add(): void {
    const { kind, ...part } = emptyPart(this.draft.language());
    const at = this.parts().length;
    this.changed.emit([...this.parts(), this.what() === 'columns' ? { ...part, kind } : part]);
    setTimeout(() => document.getElementById(`${this.path()}.${at}.label`)?.focus());
  }

  protected move(at: number, to: number): void {
    this.changed.emit(moved(this.parts(), at, to));
  }

  protected remove(at: number): void {
    this.changed.emit(this.parts().filter((_part, index) => index !== at));
  }
}
