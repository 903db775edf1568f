import type { exportContract } from '../../shared/ipc/export.ts';
import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { ExportService } from '../export/export-service.ts';

/** Handlers of the export contract. */
export function createExportHandlers(exports: ExportService): HandlersOf<typeof exportContract> {
  return {
    'export:prepare': ({ draft, targetId }) => exports.prepare(draft, targetId),
    'export:decide': ({ bundleId, decisions }) => exports.decide(bundleId, decisions),
    'export:publish': (request) => exports.publish(request),
    'export:cancel-publish': async ({ bundleId }) => exports.cancelPublish(bundleId),
    'export:wait': (request) => exports.waiting.wait(request),
    'export:waiting': () => exports.waiting.list(),
    'export:send-waiting': (request) => exports.waiting.send(request),
    'export:drop-waiting': ({ waitingId }) => exports.waiting.drop(waitingId),
    'export:copy': ({ bundleId, sha256, as }) => exports.copy(bundleId, sha256, as),
    'export:save': ({ bundleId, sha256 }) => exports.save(bundleId, sha256),
    'export:save-folder': ({ bundleId, sha256, ifExists }) => exports.saveFolder(bundleId, sha256, ifExists),
    'export:print': ({ bundleId, sha256 }) => exports.print(bundleId, sha256),
    'export:image': ({ bundleId, path }) => exports.image(bundleId, path),
    'export:targets': () => exports.targets(),
    'export:add-clone': () => exports.addClone(),
    'export:add-github': ({ base, ...named }) => exports.addGitHub(named, base),
    'export:set-base': ({ targetId, base }) => exports.setBase(targetId, base),
    'export:set-via': ({ targetId, via }) => exports.setVia(targetId, via),
    'export:confirm-target': ({ targetId }) => exports.confirmTarget(targetId),
    'export:set-visibility': ({ targetId, visibility }) => exports.setVisibility(targetId, visibility),
    'export:confirm-bundle': ({ bundleId, sha256, targetId }) => exports.confirmBundle(bundleId, sha256, targetId),
    'export:published': (of) => exports.published(of),
    'export:remove-target': ({ targetId }) => exports.removeTarget(targetId),
  };
}
