package kontor.launch;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import java.util.logging.Logger;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Deploys again where the adapter tells of no servlet. It reads what the server prints while the server prints it, and takes
 * what it has read of the list of servlets, which is nothing on a busy machine, for all of it.
 */
public final class WholeDeployment extends PayaraMicroDeployableContainer {
    private static final Logger LOG = Logger.getLogger(WholeDeployment.class.getName());
    private static final int ATTEMPTS = 4;

    /** Puts it in the adapter's place. */
    public static final class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.override(DeployableContainer.class, PayaraMicroDeployableContainer.class, WholeDeployment.class);
        }
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            ProtocolMetaData deployed = super.deploy(archive);
            if (hasServlets(deployed)) {
                return deployed;
            }
            LOG.warning("No servlet was told of; deployed again");
            undeploy(archive);
        }
        return super.deploy(archive);
    }

    private static boolean hasServlets(ProtocolMetaData deployed) {
        return deployed.getContexts(HTTPContext.class).stream()
                .anyMatch(context -> !context.getServlets().isEmpty());
    }
}
