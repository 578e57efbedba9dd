import { SaveQueue, type SaveOutcome } from './save-queue.ts';

/** A server that answers when told to. */
function server() {
  const sent: string[] = [];
  const answers: ((outcome: SaveOutcome) => void)[] = [];
  const send = (content: string) => {
    sent.push(content);
    return new Promise<SaveOutcome>((resolve) => answers.push(resolve));
  };
  const answer = async (outcome: SaveOutcome) => {
    answers.shift()?.(outcome);
    await jest.advanceTimersByTimeAsync(0);
  };
  return { sent, send, answer };
}

describe('the queue that saves what is typed', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('sends the newest content once, after a pause', async () => {
    const { sent, send, answer } = server();
    const queue = new SaveQueue(send, 1_500);
    queue.put('a');
    await jest.advanceTimersByTimeAsync(1_000);
    queue.put('ab');
    await jest.advanceTimersByTimeAsync(1_499);
    expect(sent).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(sent).toEqual(['ab']);
    await answer('saved');
    expect(queue.state()).toBe('saved');
    expect(queue.settled).toBe(true);
  });

  it('never has two requests under way, and sends what was typed meanwhile', async () => {
    const { sent, send, answer } = server();
    const queue = new SaveQueue(send, 10);
    queue.put('a');
    await jest.advanceTimersByTimeAsync(10);
    queue.put('b');
    await jest.advanceTimersByTimeAsync(100);
    expect(sent).toEqual(['a']);
    await answer('saved');
    await jest.advanceTimersByTimeAsync(10);
    expect(sent).toEqual(['a', 'b']);
    expect(queue.settled).toBe(false);
    await answer('saved');
    expect(queue.settled).toBe(true);
  });

  it('keeps what could not be sent and tries again by itself', async () => {
    const { sent, send, answer } = server();
    const queue = new SaveQueue(send, 10, 1_000);
    queue.put('a');
    await jest.advanceTimersByTimeAsync(10);
    await answer('offline');
    expect(queue.state()).toBe('offline');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual(['a', 'a']);
    await answer('saved');
    expect(queue.settled).toBe(true);
  });

  it('sends nothing more during a conflict, and the chosen content after it', async () => {
    const { sent, send, answer } = server();
    const queue = new SaveQueue(send, 10);
    queue.put('mine');
    await jest.advanceTimersByTimeAsync(10);
    await answer('conflict');
    queue.put('mine, longer');
    await jest.advanceTimersByTimeAsync(100);
    expect(sent).toEqual(['mine']);
    queue.resolve('both');
    await jest.advanceTimersByTimeAsync(10);
    expect(sent).toEqual(['mine', 'both']);
  });

  it('holds what is typed while something else moves the version, and begins that only between two saves', async () => {
    const { sent, send, answer } = server();
    const queue = new SaveQueue(send, 10);
    const order: string[] = [];
    let end: () => void = () => undefined;
    queue.put('a');
    await jest.advanceTimersByTimeAsync(10);
    const done = queue.between(() => new Promise<void>((resolve) => (order.push('begun'), (end = resolve))));
    await jest.advanceTimersByTimeAsync(100);
    expect(order).toEqual([]);
    await answer('saved');
    expect(order).toEqual(['begun']);
    expect(queue.settled).toBe(false);
    queue.put('b');
    await jest.advanceTimersByTimeAsync(100);
    expect(sent).toEqual(['a']);
    end();
    await done;
    await jest.advanceTimersByTimeAsync(10);
    expect(sent).toEqual(['a', 'b']);
  });

  it('flushes before a submission and says how it ended', async () => {
    const { send, answer } = server();
    const queue = new SaveQueue(send, 1_500);
    queue.put('a');
    const ended = queue.flush();
    await answer('saved');
    await expect(ended).resolves.toBe('saved');
    queue.put('b');
    const failed = queue.flush();
    await answer('offline');
    await expect(failed).resolves.toBe('offline');
  });
});
