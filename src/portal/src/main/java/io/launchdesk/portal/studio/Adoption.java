package io.launchdesk.portal.studio;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.studio.ModelDraftRepository;
import io.launchdesk.store.studio.ModelVersionRepository;
import io.launchdesk.store.studio.ModelVersionRepository.Deployed;
import io.launchdesk.store.studio.ModelVersionRepository.NewVersion;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What was deployed past the studio becomes a version without an author. */
@Component
public class Adoption {
  private final ModelVersionRepository versions;
  private final ModelDraftRepository drafts;
  private final DeskChannel channel;
  private final TransactionOperations transaction;

  Adoption(
      ModelVersionRepository versions,
      ModelDraftRepository drafts,
      DeskChannel channel,
      TransactionOperations transaction) {
    this.versions = versions;
    this.drafts = drafts;
    this.channel = channel;
    this.transaction = transaction;
  }

  /** Takes in what the engine has and no version says. */
  public void adopt() {
    if (versions.unknown().isEmpty()) {
      return;
    }
    transaction.executeWithoutResult(
        status -> {
          versions.lock();
          versions.unknown().forEach(this::adopt);
          tell();
        });
  }

  /** Those who change models hear that something is different now. */
  public void tell() {
    drafts.editors().forEach(person -> channel.tell(DeskNotice.models(person)));
  }

  private void adopt(Deployed found) {
    versions.add(
        new NewVersion(
            found.id(), name(found), found.content(), null, null, null, found.deployedAt()));
  }

  /** The engine has taken it: what the studio would refuse gets its id as its name. */
  private static String name(Deployed found) {
    try {
      return ModelContent.read(found.id(), found.content()).name();
    } catch (Refusal unreadable) {
      return found.id().model();
    }
  }
}
