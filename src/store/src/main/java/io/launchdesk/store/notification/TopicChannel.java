package io.launchdesk.store.notification;

import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.sla.AgreementRepository;
import io.launchdesk.store.studio.ModelDraftRepository;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;

/**
 * Tells the portals that what was told of a topic is different now: whoever looks at it sees so.
 */
@Repository
public class TopicChannel {
  private final DeskChannel channel;
  private final ModelDraftRepository drafts;
  private final AgreementRepository agreements;

  TopicChannel(DeskChannel channel, ModelDraftRepository drafts, AgreementRepository agreements) {
    this.channel = channel;
    this.drafts = drafts;
    this.agreements = agreements;
  }

  /** Tells all portals, when the transaction commits. */
  public void changed(Topic topic) {
    notices(topic).forEach(channel::tell);
  }

  private Stream<DeskNotice> notices(Topic topic) {
    return switch (topic.kind()) {
      case REQUEST -> Stream.of(DeskNotice.request(topic.key()));
      // Who looks at a thread hears of it when it is said: that somebody was told is not shown
      // there.
      case THREAD -> Stream.empty();
      case AGREEMENT -> agreements.named(topic.key()).stream().map(DeskNotice::agreements);
      case CHANGE -> drafts.editors().stream().map(DeskNotice::models);
    };
  }
}
