package io.launchdesk.portal.request;

import io.launchdesk.core.notification.Topic;
import io.launchdesk.portal.notification.Messages;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.RequestRepository;
import io.launchdesk.store.request.RequestSummary;
import org.springframework.stereotype.Component;

/**
 * Who was told what of a request, when. Who works on it, or sees all, sees all messages; who asked
 * for it, and their team, see what they were told themselves, and not what a mail server said.
 */
@Component
class RequestMessages {
  private final Messages messages;
  private final RequestRepository requests;

  RequestMessages(Messages messages, RequestRepository requests) {
    this.messages = messages;
    this.requests = requests;
  }

  Page<Messages.Entry> page(Access access, RequestSummary request, String cursor, Integer limit) {
    String only = requests.worksOn(request.id(), access) ? null : access.person().username();
    return messages.page(Topic.request(request.id()), only, cursor, limit);
  }
}
