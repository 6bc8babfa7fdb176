//! Nobody adds a door to the database: what reads under a grant is closed.
struct MyDoor;
impl obieg_kernel::Writes for MyDoor {
    fn change(
        &mut self,
        _: &obieg_kernel::Change,
        _: &[obieg_kernel::Val],
    ) -> Result<u64, obieg_kernel::StoreError> {
        Ok(0)
    }
}
fn main() {}
