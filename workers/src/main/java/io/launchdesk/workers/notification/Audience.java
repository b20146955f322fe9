package io.launchdesk.workers.notification;

import io.launchdesk.core.notification.PlanAudience;
import io.launchdesk.store.brief.RequestBrief;
import io.launchdesk.store.notification.Recipient;
import io.launchdesk.store.notification.RecipientRepository;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who is meant by an audience. */
@Component
class Audience {
  private final RecipientRepository recipients;
  private final NotificationProperties properties;

  Audience(RecipientRepository recipients, NotificationProperties properties) {
    this.recipients = recipients;
    this.properties = properties;
  }

  /**
   * {@code requester}: who asked; {@code team}: the team that triage gave the request to, before
   * triage the desk's own; {@code involved}: that team, who holds a task of the request, and who
   * makes one of its unfinished pieces; else the members of the group of that name, or the person.
   * Empty when a group has no members.
   */
  List<Recipient> of(String audience, RequestBrief request) {
    return switch (audience) {
      case null ->
          throw new TechnicalFailure(
              "The model does not say whom to notify: add the task header 'audience' and deploy the model.");
      case PlanAudience.REQUESTER -> recipients.person(request.requester());
      case PlanAudience.TEAM -> recipients.members(team(request));
      case PlanAudience.INVOLVED -> recipients.involved(request.id(), team(request));
      default -> groupOrPerson(audience);
    };
  }

  /**
   * Whose channels are told when this audience is: the requester's team's, or the group's; names as
   * {@link Notifier.Order} has them.
   */
  Set<String> channels(String audience, RequestBrief request) {
    return switch (audience) {
      case null -> Set.of();
      case PlanAudience.REQUESTER -> Set.of("team:" + request.team());
      case PlanAudience.TEAM, PlanAudience.INVOLVED -> Set.of(group(team(request)));
      default -> Set.of(group(audience));
    };
  }

  static String group(String name) {
    return "group:" + name;
  }

  private String team(RequestBrief request) {
    return request.assignedTeam() == null ? properties.deskGroup() : request.assignedTeam();
  }

  List<Recipient> groupOrPerson(String name) {
    List<Recipient> members = recipients.members(name);
    return members.isEmpty() ? recipients.person(name) : members;
  }
}
