import { Component, computed, DOCUMENT, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { answerParts, articleName, saidOf, type AnswerPart, type FormDifference, type NationalReport, type ReturnedForm } from '@suivi/national-reports/domain';
import { findQuestion, type AnswerPlace, type AnswerValue } from '@suivi/questionnaires/domain';
import { Announcer, ApiProblem, Icon, issueKeys, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { NationalReportsApi } from '../national-reports-api.ts';
import { saveDocument } from '../report-documents/save-document.ts';
import { AnswerPartView } from '../report-reading/answer-part.ts';
import { documentWords } from '../report-reading/document-words.ts';

/**
 * Takes a report away as a workbook or a text document, and brings it back: what the file would change stands beside what is on the portal, and only what is
 * chosen is written. What was also written on the portal meanwhile is not chosen unless somebody does. Its texts are those of `documents`.
 */
@Component({
  selector: 'suivi-bring-back',
  imports: [TranslocoDirective, AnswerPartView, Icon, ProblemMessage],
  templateUrl: './bring-back.html',
  styleUrl: './bring-back.scss',
})
export class BringBack {
  private readonly api = inject(NationalReportsApi);
  private readonly document = inject(DOCUMENT);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly words = documentWords();
  protected readonly language = inject(LanguageStore);
  protected readonly issueKey = issueKeys();
  readonly report = input.required<NationalReport>();
  /** Answers were written. */
  readonly written = output();

  protected readonly endings = ['xlsx', 'docx'] as const;
  protected readonly busy = signal<'making' | 'reading' | 'saving' | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly returned = signal<ReturnedForm | null>(null);
  protected readonly saved = signal(0);
  protected readonly overtaken = signal(false);
  private readonly taken = signal<ReadonlySet<string>>(new Set());
  private content = '';

  protected readonly differences = computed(() =>
    (this.returned()?.differences ?? []).map((difference) => ({
      ...difference,
      key: keyOf(difference),
      name: this.nameOf(difference),
      now: this.partsOf(difference, difference.before),
      inFile: this.partsOf(difference, difference.proposed),
      chosen: this.taken().has(keyOf(difference)),
    })),
  );
  protected readonly chosen = computed(() => this.differences().filter(({ chosen }) => chosen));
  protected readonly problems = computed(() => (this.returned()?.problems ?? []).map((each) => ({ ...each, name: each.question === '' ? null : this.nameOf(each) })));

  protected take(ending: 'xlsx' | 'docx'): Promise<void> {
    return this.during('making', () => saveDocument(this.document, `/national-reports/${this.report().id}/form.${ending}`, { language: this.language.language() }));
  }

  protected async bring(files: FileList | null): Promise<void> {
    const file = files?.[0];
    if (!file) return;
    await this.during('reading', async () => {
      this.returned.set(null);
      this.saved.set(0);
      this.overtaken.set(false);
      this.content = await base64(file);
      await this.compare();
    });
  }

  protected choose(key: string, chosen: boolean): void {
    this.taken.update((taken) => new Set(chosen ? [...taken, key] : [...taken].filter((other) => other !== key)));
  }

  protected chooseAll(all: boolean): void {
    this.taken.set(new Set(all ? this.differences().map(({ key }) => key) : []));
  }

  protected async save(): Promise<void> {
    const answers = this.chosen().map(({ question, item, expected, proposed }) => ({ question, item, expected, value: proposed }));
    if (answers.length === 0) return;
    await this.during('saving', async () => {
      try {
        await this.api.acceptAnswers(this.report().id, answers, crypto.randomUUID());
      } catch (error) {
        if (ApiProblem.from(error).code !== 'stale') throw error;
        await this.compare();
        this.overtaken.set(true);
        return;
      }
      this.returned.set(null);
      this.saved.set(answers.length);
      this.announcer.say(this.translations.translate<string>('documents.bring.saved', { count: answers.length }));
      this.written.emit();
    });
  }

  private async compare(): Promise<void> {
    const returned = await this.api.bringBack(this.report().id, this.content);
    this.taken.set(new Set(returned.differences.filter(({ changedMeanwhile }) => !changedMeanwhile).map(keyOf)));
    this.returned.set(returned);
    this.announcer.say(this.translations.translate<string>(returned.differences.length === 0 ? 'documents.bring.none' : 'documents.bring.count', { count: returned.differences.length }));
  }

  private nameOf({ question, item }: AnswerPlace): string {
    const asked = findQuestion(this.report().questionnaire, question)?.question;
    return [...(asked ? [saidOf(asked.label, this.words()).text] : []), ...(item === '' ? [] : [articleName(item, this.words())])].join(' · ');
  }

  private partsOf({ question }: FormDifference, value: AnswerValue | null): AnswerPart[] {
    const asked = findQuestion(this.report().questionnaire, question)?.question;
    return asked && value ? answerParts(asked, value, this.words()) : [];
  }

  private async during(busy: 'making' | 'reading' | 'saving', act: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(busy);
    this.problem.set(null);
    try {
      await act();
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    } finally {
      this.busy.set(null);
    }
  }
}

function keyOf({ question, item }: AnswerPlace): string {
  return `${question}/${item}`;
}

/** The file's content as JSON carries it. */
async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
