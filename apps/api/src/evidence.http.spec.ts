import { createHash } from 'node:crypto';
import { appendFile, readdir, readFile, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { startPortal, type Client, type Portal } from './testing/portal.ts';
import { docx, pdfOf, PNG, zipOf } from './testing/sample-files.ts';

const PIECE = 256 * 1024;

describe('evidence over HTTP', () => {
  let portal: Portal;
  let focal: Client;
  let neighbour: Client;
  let coordinator: Client;
  let updateId: string;

  const describedAs = (fileName: string, sizeBytes: number) => ({
    kind: 'file',
    updateId,
    title: 'Décret',
    datedOn: '2026-01-15',
    language: 'fr',
    documentKind: 'decree',
    confidentiality: 'donors',
    fileName,
    sizeBytes,
  });
  const announce = async (fileName: string, sizeBytes: number): Promise<string> => {
    const answer = await focal.send('POST', '/evidence', describedAs(fileName, sizeBytes));
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  const send = (id: string, offset: number, bytes: Uint8Array, client = focal) =>
    client.send('PATCH', `/evidence/${id}/content`, bytes, { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) });
  const place = (name: string) => join(portal.dataDir, 'files', name);
  const download = (id: string, client: Client) => fetch(`${portal.url}/api/v1/evidence/${id}/content`, { headers: { cookie: client.cookie } });

  beforeAll(async () => {
    portal = await startPortal();
    [focal, neighbour, coordinator] = (await Promise.all(['focal.ner', 'focal.mli', 'coordinator'].map((account) => portal.as(account)))) as [Client, Client, Client];
    const [draft] = await portal.sql<{ id: string }>(`SELECT id FROM updates WHERE state_code = 'NER' AND phase IN ('draft', 'returned', 'withdrawn') LIMIT 1`);
    if (!draft) throw new Error('the demonstration has no open update of Niger');
    updateId = draft.id;
  });
  afterAll(() => portal.close());

  it('arrives in pieces, is judged and hashed, and comes back as it was', async () => {
    const file = pdfOf(2 * PIECE + 1_000);
    const id = await announce('Décret n° 2 — تقرير.pdf', file.length);
    for (let at = 0; at < file.length; at += PIECE) {
      const answer = await send(id, at, file.subarray(at, at + PIECE));
      expect(answer.status).toBe(200);
      expect(answer.body.receivedBytes).toBe(Math.min(at + PIECE, file.length));
    }
    const { body } = await focal.get(`/evidence/${id}`);
    expect(body).toMatchObject({ complete: true, mediaType: 'application/pdf', sha256: createHash('sha256').update(file).digest('hex') });

    const back = await download(id, focal);
    expect(Buffer.from(await back.arrayBuffer()).equals(file)).toBe(true);
    expect(back.headers.get('content-length')).toBe(String(file.length));
    expect(back.headers.get('content-type')).toBe('application/pdf');
    expect(back.headers.get('content-security-policy')).toContain('sandbox');
    expect(back.headers.get('x-content-type-options')).toBe('nosniff');
    expect(back.headers.get('content-disposition')).toContain(`filename*=UTF-8''D%C3%A9cret%20n%C2%B0%202%20%E2%80%94%20%D8%AA`);
    expect((await readdir(place(''))).filter((name) => name.startsWith(id))).toEqual([id]);
  });

  it('is behind the walls', async () => {
    const id = await announce('loi.pdf', 1_000);
    expect((await neighbour.get(`/evidence/${id}`)).status).toBe(404);
    expect((await coordinator.get(`/evidence/${id}`)).status).toBe(404);
    expect((await download(id, neighbour)).status).toBe(404);
    expect((await send(id, 0, pdfOf(1_000), neighbour)).status).toBe(404);
    expect((await send(id, 0, pdfOf(1_000), coordinator)).status).toBe(403);
    expect((await send(id, 0, pdfOf(1_000), portal.anonymous())).status).toBe(401);
    expect((await neighbour.send('DELETE', `/evidence/${id}`)).status).toBe(404);
    expect((await neighbour.send('POST', '/evidence', describedAs('loi.pdf', 10))).status).toBe(404);
    expect((await portal.sql(`SELECT 1 FROM journal WHERE act = 'evidence.refused' AND subject_id = $1`, [id])).length).toBeGreaterThan(0);
    expect((await download(id, focal)).status).toBe(409);
  });

  it('takes a piece only where it belongs, and says where that is', async () => {
    const file = pdfOf(3_000);
    const id = await announce('loi.pdf', file.length);
    await send(id, 0, file.subarray(0, 1_000));
    for (const offset of [0, 500, 2_000]) {
      const answer = await send(id, offset, file.subarray(offset, offset + 500));
      expect([answer.status, answer.body.current]).toEqual([409, { receivedBytes: 1_000 }]);
    }
    expect((await send(id, 1_000, pdfOf(2_001))).status).toBe(413);
    expect((await send(id, 1_000, Buffer.alloc(1024 * 1024 + 1))).status).toBe(413);
    expect((await send(id, -1, file)).status).toBe(400);
    expect((await send(id, 1_000, file.subarray(1_000))).body.complete).toBe(true);
    expect((await send(id, 3_000, Buffer.alloc(0))).status).toBe(409);
  });

  it('cuts off what a dead server left beyond what the record says', async () => {
    const file = pdfOf(5_000);
    const id = await announce('loi.pdf', file.length);
    await send(id, 0, file.subarray(0, 2_000));
    await appendFile(place(`${id}.part`), 'bytes that nobody acknowledged');
    await send(id, 2_000, file.subarray(2_000));
    expect((await readFile(place(id))).equals(file)).toBe(true);
  });

  it('begins again where the disk really stands when the part was lost', async () => {
    const file = pdfOf(4_000);
    const id = await announce('loi.pdf', file.length);
    await send(id, 0, file.subarray(0, 2_000));
    await rm(place(`${id}.part`));
    expect((await send(id, 2_000, file.subarray(2_000))).body.current).toEqual({ receivedBytes: 0 });
    await send(id, 0, file.subarray(0, 3_000));
    expect((await send(id, 3_000, file.subarray(3_000))).body.complete).toBe(true);
  });

  it('lets one of several that send the same piece win, and keeps the content whole', async () => {
    const file = pdfOf(4 * 50_000);
    const id = await announce('loi.pdf', file.length);
    for (let at = 0; at < file.length; at += 50_000) {
      const answers = await Promise.all(Array.from({ length: 4 }, () => send(id, at, file.subarray(at, at + 50_000))));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    }
    expect((await readFile(place(id))).equals(file)).toBe(true);
  });

  it('keeps nothing of a piece that breaks off', async () => {
    const file = pdfOf(100_000);
    const id = await announce('loi.pdf', file.length);
    await new Promise<void>((resolve) => {
      const headers = { cookie: focal.cookie, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0', 'content-length': '100000' };
      const broken = request(`${portal.url}/api/v1/evidence/${id}/content`, { method: 'PATCH', headers });
      broken.on('error', () => undefined).on('close', resolve);
      broken.write(file.subarray(0, 40_000), () => setTimeout(() => broken.destroy(), 100));
    });
    expect((await focal.get(`/evidence/${id}`)).body.receivedBytes).toBe(0);
    expect((await send(id, 0, file)).body.complete).toBe(true);
    expect((await readdir(place(''))).filter((name) => name.endsWith('.piece'))).toEqual([]);
  });

  it.each([
    ['photo.png', pdfOf(500), 'file.found_pdf'],
    ['loi.pdf', PNG, 'file.found_png'],
    ['loi.pdf', Buffer.from('MZ and then what a program is made of, which is more than this'), 'file.found_exe'],
    ['lettre.docx', zipOf({ 'a.txt': 'a' }), 'file.found_zip'],
    ['lettre.xlsx', docx(), 'file.found_docx'],
    ['loi.pdf', Buffer.from('<html>nothing that is known</html>'), 'file.found_other'],
  ])('refuses %s that is something else, and forgets it', async (name, bytes, code) => {
    const id = await announce(name, bytes.length);
    const answer = await send(id, 0, bytes);
    expect([answer.status, answer.body.code, answer.body.issues]).toEqual([422, 'file_type_mismatch', [{ path: 'fileName', code }]]);
    expect((await focal.get(`/evidence/${id}`)).status).toBe(404);
    expect((await readdir(place(''))).filter((file) => file.startsWith(id))).toEqual([]);
  });

  it.each([
    ['photo.PNG', PNG],
    ['lettre.docx', docx()],
  ])('takes %s for what it is', async (name, bytes) => {
    const id = await announce(name, bytes.length);
    expect((await send(id, 0, bytes)).body.complete).toBe(true);
  });

  it('refuses a name of no known kind at once', async () => {
    expect((await focal.send('POST', '/evidence', describedAs('macro.exe', 10))).status).toBe(422);
  });

  it('says so when a file is gone from the disk', async () => {
    const id = await announce('photo.png', PNG.length);
    await send(id, 0, PNG);
    await rm(place(id));
    const answer = await focal.get(`/evidence/${id}/content`);
    expect([answer.status, answer.body.issues]).toEqual([410, [{ path: 'content', code: 'file.missing' }]]);
  });

  it('is erased with its file when it was never submitted, and not while its update is under review', async () => {
    const id = await announce('photo.png', PNG.length);
    await send(id, 0, PNG);
    expect((await focal.send('DELETE', `/evidence/${id}`)).status).toBe(204);
    await expect(stat(place(id))).rejects.toThrow('ENOENT');
    expect((await focal.get(`/evidence/${id}`)).status).toBe(404);

    const [decided] = await portal.sql<{ id: string; update: string }>(`SELECT e.id, e.update_id AS update FROM evidence e JOIN updates u ON u.id = e.update_id WHERE e.state_code = 'NER' AND u.phase = 'validated' LIMIT 1`);
    expect((await focal.send('DELETE', `/evidence/${decided?.id}`)).status).toBe(409);
    expect((await focal.send('POST', '/evidence', { ...describedAs('loi.pdf', 10), updateId: decided?.update })).body).toMatchObject({ code: 'wrong_phase', current: { phase: 'validated' } });
  });

  it('stays with its submission when taken off a returned update', async () => {
    const [returned] = await portal.sql<{ id: string; update: string }>(
      `SELECT e.id, e.update_id AS update FROM evidence e JOIN updates u ON u.id = e.update_id WHERE e.state_code = 'NER' AND u.phase IN ('returned', 'withdrawn') AND e.submitted LIMIT 1`,
    );
    if (!returned) return;
    expect((await focal.send('DELETE', `/evidence/${returned.id}`)).status).toBe(204);
    const { body } = await focal.get(`/updates/${returned.update}`);
    expect(body.evidence.map((piece: { id: string }) => piece.id)).not.toContain(returned.id);
    expect((await focal.get(`/evidence/${returned.id}`)).status).toBe(200);
  });
});
