package kontor.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import kontor.audit.checkpoint.CheckpointFile;
import kontor.audit.retention.ArchiveFile;
import kontor.change.report.LogExportFile;
import kontor.export.ExportFile;
import org.junit.jupiter.api.Test;

class MethodsTest {
    /** Answers what the class it extends doesn't. */
    private static class Both extends ArchiveFile {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {
            // Never called.
        }
    }

    @Test
    void anAddressHasTheMethodsThatItsServletAnswers() {
        assertThat(Methods.of(ArchiveFile.class)).containsExactly("GET", "HEAD");
        assertThat(Methods.of(Both.class)).containsExactly("GET", "HEAD", "POST");
    }

    @Test
    void whatLeavesAnEntryIsNeverRead() {
        assertThat(Methods.of(ExportFile.class)).containsExactly("POST");
        assertThat(Methods.of(LogExportFile.class)).containsExactly("POST");
        assertThat(Methods.of(CheckpointFile.class)).containsExactly("GET", "HEAD");
    }
}
