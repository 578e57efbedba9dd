import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { commentChangeSchema, MAX_COMMENT_LENGTH, type CommentAudience, type CommentChange, type CommentRecord, type CommentSubject } from '@suivi/comments/domain';
import type { FieldIssue } from '@suivi/shared/domain';
import { Announcer, ApiProblem, Field, fieldSentences, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { keepComment, keptComment } from '../kept-comments.ts';
import { languageOf } from '../language-of.ts';
import { MentionPicker, type Person } from '../mention-picker/mention-picker.ts';

/** What was written, with the key under which sending it twice does it once. */
export interface Written extends CommentChange {
  audience: CommentAudience | null;
  stateCode: string | null;
  idempotencyKey: string;
}

/** A field to say something in: a new comment with its audience, an answer, or another text for one's own. What is typed stays on the device until it is sent. */
@Component({
  selector: 'suivi-comment-form',
  imports: [TranslocoDirective, Field, MentionPicker, ProblemMessage],
  templateUrl: './comment-form.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommentForm {
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly sentence = fieldSentences();
  readonly kind = input.required<CommentSubject['kind']>();
  readonly subject = input.required<string>();
  /** Names the form among those of its record, and what it keeps on the device. */
  readonly place = input.required<string>();
  readonly label = input.required<string>();
  readonly audiences = input<readonly CommentAudience[]>([]);
  readonly states = input<readonly string[]>([]);
  /** The comment whose readers this one has: that which is answered, or edited. */
  readonly thread = input<CommentRecord | null>(null);
  readonly edited = input<CommentRecord | null>(null);
  readonly deliver = input.required<(written: Written) => Promise<void>>();
  readonly left = output<void>();

  protected readonly language = inject(LanguageStore);
  /** Of its fields, since a page may hold what is said on several records. */
  protected readonly name = computed(() => `${this.place()}-${this.subject()}`);
  protected readonly longest = MAX_COMMENT_LENGTH;
  protected readonly body = signal('');
  /** The narrowest circle is proposed; what was chosen stays chosen while it is offered, whatever arrives meanwhile. */
  protected readonly audience = linkedSignal<readonly CommentAudience[], CommentAudience | null>({
    source: this.audiences,
    computation: (offered, before) => (before?.value && offered.includes(before.value) ? before.value : (offered[0] ?? null)),
  });
  protected readonly stateCode = linkedSignal<readonly string[], string | null>({
    source: this.states,
    computation: (offered, before) => (before?.value && offered.includes(before.value) ? before.value : offered.length === 1 ? (offered[0] ?? null) : null),
  });
  protected readonly mentions = signal<readonly Person[]>([]);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly asksState = computed(() => this.states().length > 1 && this.audience() === 'delegation');
  /** Who will read it, for whom may be mentioned. */
  protected readonly readers = computed(() => {
    const thread = this.thread();
    const audience = thread?.audience ?? this.audience();
    const state = thread ? thread.stateCode : this.stateCode();
    return audience && { kind: this.kind(), subject: this.subject(), audience, ...(state ? { state } : {}) };
  });
  private idempotencyKey: string = crypto.randomUUID();

  constructor() {
    effect(() => {
      const edited = this.edited();
      untracked(() => void this.restore(edited));
    });
  }

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  protected type(text: string): void {
    this.body.set(text);
    // Another text is another comment: sent again under the old key it would be refused.
    this.idempotencyKey = crypto.randomUUID();
    this.keep();
  }

  protected async send(): Promise<void> {
    const written = commentChangeSchema.safeParse({ body: this.body(), language: languageOf(this.body(), this.language.language()), mentionIds: this.mentions().map(({ id }) => id) });
    const issues = written.success ? [] : written.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message }));
    if (this.asksState() && !this.stateCode()) issues.push({ path: 'stateCode', code: 'state.required' });
    this.issues.set(issues);
    this.problem.set(null);
    if (!written.success || issues.length > 0) return;
    this.busy.set(true);
    try {
      await this.deliver()({ ...written.data, audience: this.audience(), stateCode: this.stateCode(), idempotencyKey: this.idempotencyKey });
      this.type('');
      this.mentions.set([]);
      this.announcer.say(this.translations.translate('comments.sent'));
    } catch (error) {
      const problem = ApiProblem.from(error);
      this.problem.set(problem);
      this.issues.set(problem.issues);
    } finally {
      this.busy.set(false);
    }
  }

  private get key(): [string, string] {
    return [this.session.session()?.user.id ?? '', `${this.kind()} ${this.subject()} ${this.place()}`];
  }

  private keep(): void {
    void keepComment(...this.key, this.body(), this.idempotencyKey);
  }

  private async restore(edited: CommentRecord | null): Promise<void> {
    const kept = await keptComment(...this.key);
    if (this.body()) return;
    this.body.set(kept?.text ?? edited?.body ?? '');
    if (kept) this.idempotencyKey = kept.idempotencyKey;
    if (edited) this.mentions.set(edited.mentions);
  }
}
