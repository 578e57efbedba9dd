import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { amendmentSchema, type Recommendation } from '@suivi/recommendations/domain';
import { original, type FieldIssue, type TranslatedText } from '@suivi/shared/domain';
import { ApiProblem, ErrorSummary, Field, LanguageStore, ProblemMessage, TranslatedEditor } from '@suivi/shared/web';
import { issuesOf, issueSentences } from '../../field-issues.ts';
import { RecommendationsApi } from '../../recommendations-api.ts';
import { TextDifference } from '../../text-difference/text-difference.ts';

/** Writes the next version of an adopted text, beside what it changes, with the reason. */
@Component({
  selector: 'suivi-amendment',
  imports: [TranslocoDirective, ErrorSummary, Field, ProblemMessage, TextDifference, TranslatedEditor],
  templateUrl: './amendment.html',
  styleUrl: './amendment.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Amendment {
  readonly recommendation = input.required<Recommendation>();
  readonly amended = output<Recommendation>();
  readonly left = output<void>();
  private readonly api = inject(RecommendationsApi);
  private readonly language = inject(LanguageStore);
  private readonly sentence = issueSentences();

  protected readonly title = linkedSignal<TranslatedText>(() => this.recommendation().title);
  protected readonly text = linkedSignal<TranslatedText>(() => this.recommendation().text);
  protected readonly reason = signal<TranslatedText>(original(this.language.language(), ''));
  protected readonly adoptedOn = signal('');
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  protected readonly before = computed(() => this.recommendation().text.versions[this.text().original]?.text ?? '');
  protected readonly after = computed(() => this.text().versions[this.text().original]?.text ?? '');

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async amend(): Promise<void> {
    const amendment = amendmentSchema.safeParse({ title: this.title(), text: this.text(), reason: this.reason(), adoptedOn: this.adoptedOn() });
    this.issues.set(amendment.success ? [] : issuesOf(amendment.error));
    if (!amendment.success || this.busy()) return;
    this.busy.set(true);
    try {
      const { id, rowVersion } = this.recommendation();
      this.amended.emit(await this.api.amend(id, amendment.data, rowVersion));
    } catch (problem) {
      this.problem.set(ApiProblem.from(problem));
    } finally {
      this.busy.set(false);
    }
  }
}
