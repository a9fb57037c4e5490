package kontor.company;

/** What someone may do in one company. Roles are bundles of rights. */
public enum Right {
    /** Read and change objects of the company's accounts. */
    WORK_ON_OBJECTS,
    /** Read the company's whole audit log. */
    READ_AUDIT_LOG,
    /** Edit the company, its credentials and its people. */
    ADMINISTER
}
