import { once } from 'node:events';
import type { ElectronApplication, Page } from '@playwright/test';
import { type LaunchOptions, launchApp, type RunningApp } from './launch-app.ts';

/**
 * The app as tests drive it. It keeps its profile over `restart` and `kill`, so that what survives can be looked at.
 * Page objects take one of these and find their elements through `page`.
 */
export class App {
  private running: RunningApp;
  private readonly earlier: { log: string; said: string; problems: string[] } = { log: '', said: '', problems: [] };
  private readonly expected: RegExp[] = [];
  private readonly leaving: RegExp[] = [];

  private constructor(
    running: RunningApp,
    private readonly options: LaunchOptions,
  ) {
    this.running = running;
  }

  static async launch(options: LaunchOptions): Promise<App> {
    return new App(await launchApp(options), options);
  }

  get page(): Page {
    return this.running.page;
  }

  get electron(): ElectronApplication {
    return this.running.electron;
  }

  get profile(): string {
    return this.running.profile;
  }

  get pid(): number | undefined {
    return this.running.pid;
  }

  /** What main has written to its terminal, over all starts. */
  mainLog(): string {
    return this.earlier.log + this.running.mainLog();
  }

  /** All that the app has written anywhere but into files, over all starts. */
  everythingSaid(): string {
    return this.earlier.said + this.running.everythingSaid();
  }

  /** Errors of the page that no `expectProblem` announced. */
  problems(): string[] {
    const all = [...this.earlier.problems, ...this.running.problems()];
    return all.filter((problem) => !this.expected.some((pattern) => pattern.test(problem)));
  }

  /** An error in the page's console that belongs to the test, such as a request that the policy refuses. */
  expectProblem(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** Somebody decides in the test that this identity may leave, or writes it where it may not stand. */
  expectToLeave(pattern: RegExp): void {
    this.leaving.push(pattern);
  }

  /** Whether a test has announced it. */
  mayLeave(leak: string): boolean {
    return this.leaving.some((pattern) => pattern.test(leak));
  }

  /** Quits as the user does (the page may save first) and starts again with the same profile. */
  async restart(options: Partial<LaunchOptions> = {}): Promise<void> {
    await this.close();
    await this.start(options);
  }

  /** Starts again after `close` or `kill`. */
  async start(options: Partial<LaunchOptions> = {}): Promise<void> {
    this.running = await launchApp({ ...this.options, ...options, profile: this.profile });
  }

  /** Ends the app at once, as a crash does: nothing in it gets a chance to save. */
  async kill(): Promise<void> {
    const child = this.electron.process();
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    this.remember();
  }

  /** Quits as the user does. */
  async close(): Promise<void> {
    await this.electron.close();
    this.remember();
  }

  private remember(): void {
    this.earlier.log += this.running.mainLog();
    this.earlier.said += this.running.everythingSaid();
    this.earlier.problems.push(...this.running.problems());
    this.running = { ...this.running, mainLog: () => '', everythingSaid: () => '', problems: () => [] };
  }

  /** The next system dialogs answer with this file or folder; `null`: the user cancels. */
  async chooseFolder(path: string | null): Promise<void> {
    const stub = () =>
      this.electron.evaluate(({ dialog }, chosen) => {
        const answer = { canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] };
        dialog.showOpenDialog = async () => answer;
        dialog.showSaveDialog = async () => ({ canceled: answer.canceled, filePath: chosen ?? '' });
      }, path);
    // Main may collect the promise of an evaluation before the debugger has seen it settle; asking again is harmless.
    await stub().catch((error: Error) => (/garbage collected/.test(error.message) ? stub() : Promise.reject(error)));
  }

  /** Sets the system's theme as the app sees it, and waits until the page has it. */
  async setTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.electron.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    await this.page.waitForFunction((query) => window.matchMedia(query).matches, `(prefers-color-scheme: ${theme})`);
  }

  /** Size of the window's contents, in CSS pixels. */
  async resize(width: number, height: number): Promise<void> {
    await this.electron.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
    await this.page.waitForFunction((size) => innerWidth === size.width && innerHeight === size.height, {
      width,
      height,
    });
  }
}
