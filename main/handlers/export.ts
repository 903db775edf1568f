import type { exportContract } from '../../shared/ipc/export.ts';
import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { ExportService } from '../export/export-service.ts';

/** Handlers of the export contract. */
export function createExportHandlers(exports: ExportService): HandlersOf<typeof exportContract> {
  return {
    'export:prepare': ({ draft, targetId }) => exports.prepare(draft, targetId),
    'export:decide': ({ bundleId, decisions }) => exports.decide(bundleId, decisions),
    'export:publish': ({ bundleId, sha256, targetId }) => exports.publish(bundleId, sha256, targetId),
    'export:copy': ({ bundleId, sha256 }) => exports.copy(bundleId, sha256),
    'export:save': ({ bundleId, sha256 }) => exports.save(bundleId, sha256),
    'export:targets': () => exports.targets(),
    'export:add-clone': () => exports.addClone(),
    'export:confirm-target': ({ targetId }) => exports.confirmTarget(targetId),
    'export:remove-target': ({ targetId }) => exports.removeTarget(targetId),
  };
}
