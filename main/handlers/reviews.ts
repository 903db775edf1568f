import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { reviewsContract } from '../../shared/ipc/reviews.ts';
import type { ReviewsService } from '../reviews/reviews-service.ts';

/** Handlers of the reviews contract. */
export function createReviewsHandlers(reviews: ReviewsService): HandlersOf<typeof reviewsContract> {
  return {
    'reviews:list': () => reviews.list(),
    'reviews:refresh': ({ findingId }) => reviews.refresh(findingId),
    'reviews:cancel-refresh': async () => reviews.cancelRefresh(),
    'reviews:seen': ({ commentIds, ...of }) => reviews.seen(of, commentIds),
    'reviews:settle': ({ thread, settled, ...of }) => reviews.settle(of, thread, settled),
    'reviews:take-status': () => reviews.takeStatus(),
  };
}
