package kontor.company;

import jakarta.faces.FacesException;
import jakarta.faces.application.ProtectedViewException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;
import jakarta.faces.render.ResponseStateManager;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.omnifaces.util.Exceptions;

/**
 * Answers a form whose state isn't its page's as one whose page is gone. Faces fails at it in many ways, none of which is a
 * fault of the portal's.
 */
public class UnfitStates extends ExceptionHandlerFactory {
    public UnfitStates(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {
        private static final Logger LOG = Logger.getLogger(UnfitStates.class.getName());

        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            List<ExceptionQueuedEventContext> unfit = new ArrayList<>();
            Iterator<ExceptionQueuedEvent> events =
                    getUnhandledExceptionQueuedEvents().iterator();
            while (events.hasNext()) {
                ExceptionQueuedEventContext failed = events.next().getContext();
                if (isUnfit(failed)) {
                    events.remove();
                    unfit.add(failed);
                }
            }
            unfit.forEach(this::replace);
            getWrapped().handle();
        }

        private static boolean isUnfit(ExceptionQueuedEventContext failed) {
            Throwable failure = failed.getException();
            return PhaseId.RESTORE_VIEW.equals(failed.getContext().getCurrentPhaseId())
                    && failed.getContext()
                            .getExternalContext()
                            .getRequestParameterMap()
                            .containsKey(ResponseStateManager.VIEW_STATE_PARAM)
                    && !Exceptions.is(failure, AccessDenied.class)
                    && !Exceptions.is(failure, ViewExpiredException.class)
                    && !Exceptions.is(failure, ProtectedViewException.class);
        }

        private void replace(ExceptionQueuedEventContext failed) {
            Throwable failure = failed.getException();
            LOG.log(Level.INFO, "A form has the state of another page: {0}", String.valueOf(failure));
            LOG.log(Level.FINE, "A form has the state of another page", failure);
            // Without its cause, which is what Faces would look at.
            FacesException instead = new ViewExpiredException(
                    "the state is another page's",
                    failed.getContext().getExternalContext().getRequestServletPath());
            failed.getContext()
                    .getApplication()
                    .publishEvent(
                            failed.getContext(),
                            ExceptionQueuedEvent.class,
                            new ExceptionQueuedEventContext(failed.getContext(), instead));
        }
    }
}
